/**
 * The drill: a watchdog, two nodes and a client as real processes, a kill, and a proof that nothing
 * was lost. It looks at the pair only from outside: through its client, the processes' event logs
 * and counters, and in the end their journals. Nothing here may be used by a node or the watchdog.
 */
package io.hotpair.engine.drill;
