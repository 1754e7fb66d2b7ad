/**
 * The load that every system under test gets: the same operations, in an open loop. Must never know
 * what the systems are.
 */
package io.hotpair.benchmarks.load;
