/**
 * The simulator: thousands of small hostile worlds, each made by one seed, in which the production
 * protocol and pipeline run over simulated time, network, disks and clocks, and every promise is
 * checked after every step. {@link io.hotpair.engine.simulation.Simulator} is the way in; {@link
 * io.hotpair.engine.simulation.Break} is the proof that the checks can fail.
 *
 * <p>Production code must never depend on this package, and nothing in a world may use threads,
 * real clocks, files or any source of chance but the world's seed.
 */
package io.hotpair.engine.simulation;
