/**
 * The command {@code hotpair simulate}. It turns options into a {@link
 * io.hotpair.engine.simulation.Simulator} run and its report into lines; it must decide nothing.
 */
package io.hotpair.engine.simulation.cli;
