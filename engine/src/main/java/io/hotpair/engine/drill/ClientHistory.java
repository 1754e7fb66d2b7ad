package io.hotpair.engine.drill;

import io.hotpair.engine.flow.OperationSource;
import java.util.function.Supplier;

/**
 * What one client did and saw.
 *
 * @param sessionId of the client.
 * @param answers that it got.
 * @param operations opens its operations, from the first.
 */
record ClientHistory(long sessionId, AnswerLog answers, Supplier<OperationSource> operations) {}
