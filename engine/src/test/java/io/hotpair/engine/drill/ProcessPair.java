package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.process.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A watchdog and two nodes as real processes, for tests. One thread. */
final class ProcessPair implements AutoCloseable {
  /** How long anything may take. */
  static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);

  private static final long END_TIMEOUT_MS = 10_000;

  private final Settings settings;
  private final DrillSite site;
  private final ProcessFleet fleet;
  private final PairObserver observer;

  /** What is waited for. */
  @FunctionalInterface
  interface Check {
    boolean holds();
  }

  /** One that is not started yet. */
  ProcessPair(Path directory, Settings changed) throws IOException {
    settings = changed.with(Setting.IDLE, "backoff").with(Setting.PORT_BASE, FreePorts.findBase());
    site = DrillSite.create(Optional.of(directory), settings, Placement.HERE);
    fleet = new ProcessFleet(site);
    List<EventTail> tails = new ArrayList<>();
    site.names().forEach(name -> tails.add(new EventTail(site.eventsOf(name))));
    observer = new PairObserver(site.nodeIds(), tails);
  }

  void startAll() throws IOException {
    for (String name : site.names()) {
      fleet.start(name);
    }
    await("the pair is whole", observer::isWhole, () -> {});
  }

  /** With the ports that were found. */
  Settings settings() {
    return settings;
  }

  DrillSite site() {
    return site;
  }

  ProcessFleet fleet() {
    return fleet;
  }

  PairObserver observer() {
    return observer;
  }

  /** Reads the events, and does something else, until the check holds. */
  void await(String what, Check check, Runnable meanwhile) throws IOException {
    long startNs = System.nanoTime();
    while (!check.holds()) {
      assertTrue(System.nanoTime() - startNs < TIMEOUT_NS, "not within 60 s: " + what);
      observer.poll();
      meanwhile.run();
      Thread.onSpinWait();
    }
  }

  /** Kills whatever still runs, and waits until it is gone. */
  @Override
  public void close() throws InterruptedException {
    fleet.destroyAll();
    for (ChildProcess process : fleet.all()) {
      assertTrue(process.awaitEnd(END_TIMEOUT_MS), process.name() + " is dead");
    }
  }
}
