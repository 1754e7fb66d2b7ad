/** Figures of runs, their spreads and ratios, as JSON and as tables. Must never measure. */
package io.hotpair.benchmarks.result;
