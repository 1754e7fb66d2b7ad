/** The command {@code hotpair bench}. Must hold nothing but its list of commands. */
package io.hotpair.benchmarks;
