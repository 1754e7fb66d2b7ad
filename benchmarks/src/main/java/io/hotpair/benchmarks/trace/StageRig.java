package io.hotpair.benchmarks.trace;

import io.hotpair.benchmarks.load.LoadPlan;
import io.hotpair.benchmarks.load.OpenLoop;
import io.hotpair.benchmarks.load.Workload;
import io.hotpair.benchmarks.process.Scratch;
import io.hotpair.benchmarks.result.RunResult;
import io.hotpair.benchmarks.rig.LoadOptions;
import io.hotpair.benchmarks.system.HotpairSystem;
import io.hotpair.benchmarks.system.RunningSystem;
import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the time goes, at one rate. One thread. */
public final class StageRig {
  private static final long GAP_NS = 1_000_000;

  private final LoadOptions options;
  private final long rate;

  /**
   * Creates it.
   *
   * @param options of the load; one client.
   * @param rate operations per second.
   */
  public StageRig(LoadOptions options, long rate) {
    this.options = options;
    this.rate = rate;
  }

  /**
   * Runs all of it.
   *
   * @param system Hotpair.
   * @return what each run gave.
   */
  public List<RunResult> run(HotpairSystem system) {
    HotpairSystem traced = system.withNodes(TracedNode.class);
    List<RunResult> results = new ArrayList<>();
    for (int run = 1; run <= options.runs(); run++) {
      try (Scratch scratch = Scratch.create(options.parent(), "stages")) {
        results.add(run(traced, run, scratch));
      } catch (IOException e) {
        throw new CommandException("stamps cannot be read: " + e.getMessage(), e);
      }
    }
    return results;
  }

  private RunResult run(HotpairSystem traced, int run, Scratch scratch) throws IOException {
    Stamps client = new Stamps();
    int primary;
    try (RunningSystem running = traced.start(scratch)) {
      try (OpenLoop loop =
          new OpenLoop(
              Workload.of(options.size(), options.seed()),
              Workload.longest(options.size()),
              1,
              GAP_NS,
              running.clientThreads(),
              sink -> new StampingTarget(running::connect, sink, client))) {
        loop.run(LoadPlan.of(rate, options.warmUpSeconds(), options.seconds()));
      }
      primary = running.leader();
    }
    Stages stages =
        Stages.of(
            client,
            stamps(scratch, primary),
            stamps(scratch, 1 - primary),
            (long) (options.warmUpSeconds() * rate));
    if (stages.count() == 0) {
      throw new CommandException(
          "no operation has passed all stages: one node was out of the view meanwhile; quiet the"
              + " machine, or lower the rate");
    }
    Map<String, Double> figures = new LinkedHashMap<>(stages.micros());
    figures.put("operations stamped", (double) stages.count());
    return new RunResult(
        traced.name(), String.format("stages at %,d/s", rate), run, figures, List.of(), List.of());
  }

  private static Stamps stamps(Scratch scratch, int nodeId) throws IOException {
    Path directory = scratch.directory().resolve("node-" + nodeId);
    return Stamps.read(TracedNode.file(directory));
  }
}
