/**
 * The systems under test, each of several processes: Hotpair, its peers by their public artifacts,
 * and the floor. Must never measure.
 */
package io.hotpair.benchmarks.system;
