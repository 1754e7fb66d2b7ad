package io.hotpair.engine.flow;

/**
 * What a whole order file holds.
 *
 * @param operations that it stands for.
 * @param skipped events that stand for no operation.
 */
public record FlowSummary(long operations, long skipped) {}
