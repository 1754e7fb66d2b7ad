package io.hotpair.engine.drill;

import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A watchdog and two nodes as processes that nobody kills. One thread drives it. */
final class SoakPair {
  private static final long STEP_MS = 20;
  private static final long START_TIMEOUT_S = 60;
  private static final long LEVEL_TIMEOUT_S = 60;

  private final DrillSite site;
  private final ProcessFleet fleet;
  private final PairObserver observer;
  private final NodeProgress progress;

  SoakPair(DrillSite site) {
    this.site = site;
    fleet = new ProcessFleet(site);
    List<EventTail> tails = new ArrayList<>();
    site.names().forEach(name -> tails.add(new EventTail(site.eventsOf(name))));
    observer = new PairObserver(site.nodeIds(), tails);
    progress = new NodeProgress(site);
  }

  void start() throws IOException, InterruptedException {
    for (String name : site.names()) {
      fleet.start(name);
    }
    if (!stepUntil(observer::isWhole, START_TIMEOUT_S)) {
      throw new CommandException(
          "the pair did not become whole within " + START_TIMEOUT_S + " s of its start");
    }
  }

  /** Reads the event logs on; whatever ended by itself ends the run. */
  void step() throws IOException, InterruptedException {
    observer.poll();
    for (ChildProcess process : fleet.all()) {
      if (!process.isAlive()) {
        throw new CommandException(process.name() + " has ended by itself: " + process.lastLine());
      }
    }
    Thread.sleep(STEP_MS);
  }

  boolean stepUntil(BooleanSupplier condition, long timeoutS)
      throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadlineNs > 0) {
        return false;
      }
      step();
    }
    return true;
  }

  /** What the nodes take now, by letter. */
  Map<String, NodeUsage> usage() throws IOException {
    Map<String, NodeUsage> usage = new LinkedHashMap<>();
    for (int nodeId : site.nodeIds()) {
      String name = DrillSite.nameOf(nodeId);
      usage.put(
          site.letterOf(nodeId),
          NodeUsage.of(name, site.directoryOf(name), fleet.process(name).pid(), observer.events()));
    }
    return usage;
  }

  /** The node that is hot and not primary. */
  SnapshotRequests hotNode() {
    String name = DrillSite.nameOf(observer.otherThan(observer.primary()));
    return new SnapshotRequests(site.directoryOf(name));
  }

  /** How many snapshots the nodes have taken so far. */
  long snapshots() {
    return observer.events().stream().filter(event -> event.is("snapshot")).count();
  }

  /** What went wrong with the pair, in words. */
  List<String> problems() throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    if (!stepUntil(() -> observer.isWhole() && progress.isLevel(), LEVEL_TIMEOUT_S)) {
      problems.add("the pair was not whole and level at the end");
    }
    for (DrillEvent event : observer.events()) {
      if (event.is("snapshotFailed") || event.is("divergence") || event.is("snapshotSkipped")) {
        problems.add(event.source() + ": " + event.name() + ": " + event.text("message"));
      }
    }
    return problems;
  }

  /** The watchdog first, so that nobody is promoted because another node ends. */
  void end() throws IOException, InterruptedException {
    fleet.end(DrillSite.WATCHDOG);
    int primary = Math.max(observer.primary(), site.nodeIds().get(0));
    fleet.end(DrillSite.nameOf(primary));
    for (int nodeId : site.nodeIds()) {
      if (nodeId != primary) {
        fleet.end(DrillSite.nameOf(nodeId));
      }
    }
    observer.poll();
  }

  void destroy() {
    fleet.destroyAll();
    progress.close();
  }
}
