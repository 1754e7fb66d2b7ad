/**
 * Where the time of an operation goes, by stamps that an observer of the pipeline's stages, a
 * wrapped service and a wrapped client take. Must never be used for latency figures.
 */
package io.hotpair.benchmarks.trace;
