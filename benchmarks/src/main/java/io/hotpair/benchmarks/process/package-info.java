/**
 * Processes that a benchmark starts, their directories, and what they use. Must never touch a
 * process or a directory that was not made here.
 */
package io.hotpair.benchmarks.process;
