package io.hotpair.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile worlds, from a fixed range of seeds and from one that every commit has of its own. A seed
 * that fails runs again alone by {@code hotpair simulate --from SEED --seeds 1 --nodes N}; a range
 * runs again by the system property {@code hotpair.simulation.from}.
 */
class SimulationTest {
  private static final int FIXED_SEEDS = 400;
  private static final int FRESH_SEEDS = 1_000;
  private static final int EVENTS = 80;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void shouldKeepEveryPromiseAndRepeatEveryWorldWhenItsSeedIsTheSame(int nodes) {
    run(SimulationOptions.of(1, FIXED_SEEDS, nodes));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void shouldKeepEveryPromiseInWorldsThatNobodyHasSeenBefore(int nodes) {
    long from = FreshSeeds.from();
    System.out.printf("seeds from %d: -D%s=%d repeats them%n", from, FreshSeeds.PROPERTY, from);
    run(new SimulationOptions(from, FRESH_SEEDS, nodes, Fault.all(), 1, false));
  }

  private static void run(SimulationOptions options) {
    SimulationReport report = Simulator.run(options, result -> {});
    System.out.println(options.nodes() + " nodes: " + report.summary());
    List<WorldResult> failures = report.failures();
    assertTrue(failures.isEmpty(), () -> describe(failures, options));
  }

  private static String describe(List<WorldResult> failures, SimulationOptions options) {
    WorldResult first = failures.get(0);
    WorldResult traced = Simulator.trace(first.seed(), first.nodes(), options.faults(), EVENTS);
    return String.format(
        "%d worlds failed; seed %d with %d nodes: %s%n%s%n%s",
        failures.size(),
        first.seed(),
        first.nodes(),
        first.violation().getMessage(),
        first.mix(),
        String.join(System.lineSeparator(), traced.trace()));
  }

  @Test
  void shouldGiveTheSameTraceWhetherItIsKeptForPeopleOrNot() {
    WorldResult kept = Simulator.trace(7, 3, Fault.all(), EVENTS);
    SimulationReport report = Simulator.run(SimulationOptions.of(7, 1, 3), result -> {});
    assertEquals(EVENTS, kept.trace().size());
    assertEquals(Mix.of(7, kept.traceDigest()), report.digest());
  }

  @Test
  void shouldMakeAnotherWorldOfAnotherSeed() {
    assertNotEquals(
        Simulator.trace(1, 2, Fault.all(), 0).traceDigest(),
        Simulator.trace(2, 2, Fault.all(), 0).traceDigest());
  }

  @Test
  void shouldDoTheSameWhateverTheNumberOfThreads() {
    SimulationOptions one = new SimulationOptions(1, 40, 2, Fault.all(), 1, false);
    SimulationOptions two = new SimulationOptions(1, 40, 2, Fault.all(), 2, false);
    assertEquals(
        Simulator.run(one, result -> {}).digest(), Simulator.run(two, result -> {}).digest());
  }
}
