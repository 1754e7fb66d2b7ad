package io.hotpair.engine.drill;

import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes of a drill. One thread drives it; {@link #destroyAll} may be called by any, and
 * touches only what was started here.
 */
final class ProcessFleet {
  private static final long END_TIMEOUT_MS = 20_000;
  private static final long DUMP_TIMEOUT_MS = 1_000;

  private final DrillSite site;
  private final Map<String, ChildProcess> processes = new ConcurrentHashMap<>();
  private volatile boolean isOver;

  ProcessFleet(DrillSite site) {
    this.site = site;
  }

  void start(String name) throws IOException {
    boolean isFirst = !processes.containsKey(name);
    ChildProcess process =
        ChildProcess.start(name, site.command(name, isFirst), site.outputOf(name));
    processes.put(name, process);
    if (isOver) {
      process.kill();
    }
  }

  ChildProcess process(String name) {
    return processes.get(name);
  }

  Collection<ChildProcess> all() {
    return processes.values();
  }

  /** SIGTERM, and waits. */
  void end(String name) throws IOException, InterruptedException {
    ChildProcess process = processes.get(name);
    process.terminate();
    if (!process.awaitEnd(END_TIMEOUT_MS)) {
      Signals.dumpThreads(process);
      process.awaitEnd(DUMP_TIMEOUT_MS);
      process.kill();
      throw new CommandException(
          name
              + " did not end within "
              + END_TIMEOUT_MS / 1000
              + " s of SIGTERM; it was killed (what its threads did is in its output)");
    }
  }

  /** SIGKILL to whatever still runs. */
  void destroyAll() {
    isOver = true;
    processes.values().forEach(ChildProcess::kill);
  }
}
