/**
 * What the serving processes have in common: which service they carry, how long they run, their
 * event log, and the small file by which {@code status} finds them. Must never know about the
 * commands' options.
 */
package io.hotpair.engine.process;
