/**
 * Judges whether a history of the key-value service is linearizable: whether some order of its
 * operations explains every answer, keeps to real time, and keeps each session's operations in
 * their order, as Hotpair promises. Used by the fault matrix, so it belongs to the commands, but it
 * must never use anything of the pair: it knows nothing but the history file.
 *
 * <p>The search is that of Wing and Gong, "Testing and verifying concurrent objects" (JPDC 17,
 * 1993), with the memory of visited configurations that Lowe added in "Testing for linearizability"
 * (Concurrency and Computation: Practice and Experience 29(4), 2017), on each key apart, as Horn
 * and Kroening showed to be enough in "Faster linearizability checking via P-compositionality"
 * (FORTE 2015).
 */
package io.hotpair.engine.linearizability;
