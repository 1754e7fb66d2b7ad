/**
 * Where the time of an operation goes, by stamps that a wrapped service and a wrapped client take:
 * the engine's own code is as it is. Must never be used for latency figures.
 */
package io.hotpair.benchmarks.trace;
