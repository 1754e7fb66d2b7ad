package io.hotpair.benchmarks.rig;

import io.hotpair.benchmarks.load.OpenLoop;
import io.hotpair.benchmarks.load.Workload;
import io.hotpair.benchmarks.process.ResourceUse;
import io.hotpair.benchmarks.process.Scratch;
import io.hotpair.benchmarks.system.BenchSystem;
import io.hotpair.benchmarks.system.RunningSystem;

/** One start of one system with connected clients. One thread. */
final class Trial implements AutoCloseable {
  /** Silence that counts as a gap between answers, in ns. */
  static final long GAP_NS = 200_000;

  private final Scratch scratch;
  private final RunningSystem system;
  private final OpenLoop loop;

  private Trial(Scratch scratch, RunningSystem system, OpenLoop loop) {
    this.scratch = scratch;
    this.system = system;
    this.loop = loop;
  }

  static Trial start(BenchSystem system, LoadOptions options) {
    Scratch scratch = Scratch.create(options.parent(), system.name());
    try {
      RunningSystem running = system.start(scratch);
      OpenLoop loop =
          new OpenLoop(
              Workload.of(options.size(), options.seed()),
              Workload.longest(options.size()),
              options.clients(),
              GAP_NS,
              running.clientThreads(),
              running::connect);
      return new Trial(scratch, running, loop);
    } catch (RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  RunningSystem system() {
    return system;
  }

  OpenLoop loop() {
    return loop;
  }

  ResourceUse resources() {
    return ResourceUse.read(system.processes(), scratch.directory());
  }

  @Override
  public void close() {
    try {
      loop.close();
      system.close();
    } finally {
      scratch.close();
    }
  }
}
