/** Results as a page and as tables. Must never measure, nor judge. */
package io.hotpair.benchmarks.report;
