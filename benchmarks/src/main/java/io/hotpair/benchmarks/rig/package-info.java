/**
 * What is measured and how: latency, throughput, failover, cost; always several systems in turn.
 * Must never know one system from another.
 */
package io.hotpair.benchmarks.rig;
