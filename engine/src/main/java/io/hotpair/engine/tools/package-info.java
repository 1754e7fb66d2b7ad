/**
 * The commands under {@code hotpair journal}: {@code ls}, {@code dump}, {@code verify}, {@code
 * replay}, {@code diff}, {@code export} and {@code stat}, one class each, wired by {@link
 * io.hotpair.engine.tools.JournalCommand}. Each takes a node's directory:
 *
 * <pre>
 * hotpair journal ls DIR                                   segments: epochs, sequences, times, sizes, cuts
 * hotpair journal dump DIR --from 100 --to 200             records, decoded by the service's codec
 * hotpair journal dump DIR --order 42 --format json        what happened to an order
 * hotpair journal verify DIR                               names the first damage; exit code 1
 * hotpair journal replay DIR --to-time 2026-01-01T12:00:00Z --book 3 --depth 5
 * hotpair journal replay DIR --of-session 7                a session's operations and their answers
 * hotpair journal diff A B                                 the first record that differs
 * hotpair journal diff A --replays                         the first operation whose output differs
 * hotpair journal export DIR --format csv --out FILE
 * hotpair journal stat DIR                                 rates, sizes, gaps, by kind, epoch and session
 * </pre>
 *
 * <p>Exit codes: 0 is fine, 1 is damage, a difference or an error (one line on the standard error
 * output), 2 is wrong usage. All of them may read the journal of a running node. They must never
 * lock, write or change anything in a journal directory.
 */
package io.hotpair.engine.tools;
