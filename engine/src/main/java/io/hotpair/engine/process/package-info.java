/**
 * What the serving processes have in common: which service they carry, how long they run, their
 * event log, the small file by which {@code status} finds them, and free ports for those that are
 * started for a while. Must never know about the commands' options.
 */
package io.hotpair.engine.process;
