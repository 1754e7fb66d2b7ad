/**
 * Replays a node's journal through a service, from code: back-tests, audits, reproducing a
 * production failure in a debugger. It reads from outside the node, so it must never lock, write or
 * wait for anything in a journal directory, and it knows nothing of the network.
 *
 * <pre>{@code
 * JournalReplay.Context context =
 *     new JournalReplay.Context()
 *         .directory(Path.of("/var/lib/hotpair/node-0"))
 *         .service(new OrderBookService())
 *         .toSequence(1_000_000)
 *         .listener((operation, answer, length) -> audit(operation, answer, length));
 * try (JournalReplay replay = JournalReplay.open(context)) {
 *   replay.run();
 *   long digest = replay.state().digest();
 * }
 * }</pre>
 *
 * <p>A compiled version is {@code ReplaySample} in the tests.
 *
 * <p>The last records of a running or a killed node's journal may not be committed yet: the node
 * may still cut them. What was answered is always before them.
 */
package io.hotpair.engine.replay;
