package io.hotpair.engine.drill;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.events.JsonText;
import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.load.LoadObserver;
import io.hotpair.engine.load.LoadResult;
import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.process.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A pair under load for a while, nobody killed; what it takes, and how fast it answers. */
public final class Soak {
  private static final long WARM_UP_S = 3;
  private static final long SNAPSHOT_TIMEOUT_S = 300;
  private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long RECORD_BYTES = 256;

  private final SoakPlan plan;
  private final Screen screen;
  private final DrillSite site;
  private final SoakPair pair;
  private final LatencyWindows latencies = new LatencyWindows();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Object> result = new LinkedHashMap<>();

  private Soak(SoakPlan plan, PrintWriter out, boolean isTerminal) throws IOException {
    this.plan = plan;
    screen = new Screen(out, isTerminal);
    site = DrillSite.create(plan.directory(), settings(plan), Placement.HERE);
    pair = new SoakPair(site);
  }

  private static Settings settings(SoakPlan plan) {
    Settings settings = plan.settings();
    if (!settings.isGiven(Setting.PORT_BASE)) {
      settings = settings.with(Setting.PORT_BASE, FreePorts.findBase());
    }
    return settings;
  }

  /**
   * Runs it. Whatever happens, no process that it started is left behind.
   *
   * @param plan what to do.
   * @param out for people.
   * @param isTerminal whether lines can be redrawn there.
   * @return true if the verdict holds.
   * @throws CommandException if it could not be carried through.
   * @throws IOException if a file could not be written.
   * @throws InterruptedException if the thread was interrupted, for instance by Ctrl-C.
   */
  public static boolean run(SoakPlan plan, PrintWriter out, boolean isTerminal)
      throws IOException, InterruptedException {
    Soak soak = new Soak(plan, out, isTerminal);
    Thread cleaner = new Thread(soak.pair::destroy, "soak-cleaner");
    Runtime.getRuntime().addShutdownHook(cleaner);
    boolean isOk = false;
    try {
      isOk = soak.carryOut();
      return isOk;
    } finally {
      soak.pair.destroy();
      Runtime.getRuntime().removeShutdownHook(cleaner);
      if (isOk && plan.directory().isEmpty() && !plan.isKept()) {
        soak.site.delete();
      } else {
        soak.screen.line("journals and logs stay in " + soak.site.directory());
      }
    }
  }

  private boolean carryOut() throws IOException, InterruptedException {
    screen.line("soak in " + site.directory());
    pair.start();
    fill();
    if (plan.isOfWindows()) {
      compare();
    } else {
      soak();
    }
    problems.addAll(pair.problems());
    pair.end();
    result.put("ok", problems.isEmpty());
    result.put("problems", problems);
    if (plan.json().isPresent()) {
      StringBuilder json = new StringBuilder();
      JsonText.append(json, result);
      Files.writeString(plan.json().get(), json.append('\n'));
    }
    problems.forEach(problem -> screen.line("PROBLEM: " + problem));
    screen.line("VERDICT: " + (problems.isEmpty() ? "OK" : "FAILED"));
    return problems.isEmpty();
  }

  private void fill() throws IOException, InterruptedException {
    if (plan.book() == 0) {
      return;
    }
    screen.line(String.format("filling the book with %,d orders", plan.book()));
    try (OperationSource source = FlowSources.restingOrders(plan.book())) {
      SoakClient client =
          new SoakClient(
              settingsOfClient(), source, plan.book(), plan.fillRate(), LoadObserver.NONE);
      client.start();
      LoadResult filled = client.await(pair, plan.book() / plan.fillRate());
      if (filled.answered() < plan.book()) {
        throw new CommandException(
            "only " + filled.answered() + " of " + plan.book() + " orders were answered");
      }
    }
    result.put("restingOrders", plan.book());
  }

  private Settings settingsOfClient() {
    return Settings.load(site.directory().resolve(Fault.CLIENT + ".properties"));
  }

  private void soak() throws IOException, InterruptedException {
    long count = Math.multiplyExact(plan.rate(), plan.seconds());
    List<SoakSample> samples = new ArrayList<>();
    try (OperationSource source = FlowSources.generatedOrders(plan.seed(), count)) {
      SoakClient client = client(source, count);
      client.start();
      pair.stepUntil(client.load()::isFlowing, SNAPSHOT_TIMEOUT_S);
      long startNs = System.nanoTime();
      long answered = 0;
      for (long at = plan.sampleSeconds(); at <= plan.seconds(); at += plan.sampleSeconds()) {
        long dueNs = startNs + at * NS_PER_SECOND;
        pair.stepUntil(() -> System.nanoTime() - dueNs >= 0, at + SNAPSHOT_TIMEOUT_S);
        long now = client.load().answered();
        SoakSample sample = new SoakSample(at, now - answered, latencies.take(), pair.usage());
        answered = now;
        samples.add(sample);
        screen.line(sample.text());
      }
      requireAnswered(client.await(pair, 1));
    }
    result.put("samples", samples.stream().map(SoakSample::toJson).toList());
    screen.line(LevelJudge.rule());
    long segmentRecords =
        plan.settings().getLong(Setting.JOURNAL_SEGMENT_RECORDS, 1, Long.MAX_VALUE);
    problems.addAll(new LevelJudge(samples, segmentRecords * RECORD_BYTES).problems());
    Map<String, NodeUsage> last = samples.get(samples.size() - 1).nodes();
    last.forEach(
        (letter, usage) -> {
          if (usage.snapshots() == 0 || usage.prunings() == 0) {
            problems.add(
                "node "
                    + letter
                    + " took "
                    + usage.snapshots()
                    + " snapshots and pruned its journal "
                    + usage.prunings()
                    + " times: soak longer, or have it take snapshots sooner");
          }
        });
  }

  private SoakClient client(OperationSource source, long count) {
    SoakClient client = new SoakClient(settingsOfClient(), source, count, plan.rate(), latencies);
    latencies.follow(client.load());
    return client;
  }

  private void requireAnswered(LoadResult load) {
    long lost = load.offered() - load.answered();
    result.put("offered", load.offered());
    result.put("answered", load.answered());
    result.put("latencyMicros", LatencyJson.of(load.latencies()));
    screen.line(
        String.format(
            "offered %,d at %,.0f/s  answered %,d  lost %d  out of order %d",
            load.offered(), load.measuredRate(), load.answered(), lost, load.outOfOrder()));
    if (lost != 0) {
      problems.add(lost + " operations were never answered");
    }
  }

  private void compare() throws IOException, InterruptedException {
    List<SnapshotWindow> windows = new ArrayList<>();
    try (OperationSource source = FlowSources.generatedOrders(plan.seed(), Long.MAX_VALUE)) {
      SoakClient client = client(source, Long.MAX_VALUE >> 1);
      client.start();
      pair.stepUntil(client.load()::isFlowing, SNAPSHOT_TIMEOUT_S);
      // The first snapshot has the whole history to replay; those that are measured have not.
      SnapshotRequests requests = pair.hotNode();
      requests.ask();
      awaitIdle(requests);
      // Nor are these: while they are taken the node compiles what takes them.
      screen.line("not measured: " + window(requests, true).text());
      for (int i = 0; i < 2 * plan.windows(); i++) {
        // By turns, and the order within a pair by turns too, so that no drift favours either.
        boolean isWithSnapshots = (i % 2 == 1) != (i / 2 % 2 == 1);
        SnapshotWindow window = window(requests, isWithSnapshots);
        windows.add(window);
        screen.line(window.text());
      }
      client.load().stopOffering();
      requireAnswered(client.await(pair, 1));
    }
    WindowComparison comparison = new WindowComparison(windows);
    comparison.lines().forEach(screen::line);
    screen.line(WindowComparison.rule());
    result.putAll(comparison.toJson());
    problems.addAll(comparison.problems());
  }

  private void awaitIdle(SnapshotRequests requests) throws IOException, InterruptedException {
    if (!pair.stepUntil(requests::isIdle, SNAPSHOT_TIMEOUT_S)) {
      throw new CommandException(
          "the hot node took no snapshot within " + SNAPSHOT_TIMEOUT_S + " s");
    }
  }

  private SnapshotWindow window(SnapshotRequests requests, boolean isWithSnapshots)
      throws IOException, InterruptedException {
    awaitIdle(requests);
    long warmNs = System.nanoTime() + WARM_UP_S * NS_PER_SECOND;
    pair.stepUntil(() -> System.nanoTime() - warmNs >= 0, SNAPSHOT_TIMEOUT_S);
    // A request that comes before there is anything new is done at once: so events are counted.
    long before = pair.snapshots();
    latencies.take();
    long endNs = System.nanoTime() + plan.windowSeconds() * NS_PER_SECOND;
    while (System.nanoTime() - endNs < 0) {
      if (isWithSnapshots && requests.isIdle()) {
        requests.ask();
      }
      pair.step();
    }
    int unfinished = requests.isIdle() ? 0 : 1;
    int taken = (int) (pair.snapshots() - before) + unfinished;
    return new SnapshotWindow(isWithSnapshots, taken, latencies.take());
  }
}
