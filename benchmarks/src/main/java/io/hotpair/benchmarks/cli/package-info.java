/** Options of the benchmark commands. Must never measure. */
package io.hotpair.benchmarks.cli;
