package io.hotpair.engine.cli;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.drill.Soak;
import io.hotpair.engine.drill.SoakPlan;
import io.hotpair.engine.process.EndSignals;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a pair under load for a while. */
@Command(
    name = "soak",
    description = {
      "Starts a watchdog and two nodes on this machine and loads them for some minutes, with"
          + " snapshots and retention on: disk use, memory and latencies over time, and whether"
          + " they level off.",
      "With --windows it compares a client's latencies without and with snapshots instead, by"
          + " turns in one run.",
      "The exit code is 0 only if the verdict holds."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SoakCommand implements Callable<Integer> {
  private static final int MAX_RATE = 1_000_000;
  private static final int MAX_MINUTES = 24 * 60;
  private static final int MAX_WINDOWS = 100;
  private static final int MAX_WINDOW_S = 600;
  private static final long MAX_BOOK = 50_000_000;
  private static final int INTERRUPTED_EXIT = 130;
  private static final long SNAPSHOTS_PER_SOAK = 30;
  private static final long SEGMENTS_PER_SNAPSHOT = 2;
  private static final long LEAST_SEGMENT_RECORDS = 10_000;
  private static final int MOST_SAMPLES = 60;

  @Spec private CommandSpec spec;
  @Mixin private SettingsOptions options;

  @Option(names = "--minutes", description = "How long the load lasts.", defaultValue = "30")
  private long minutes;

  @Option(names = "--rate", description = "Operations per second.", defaultValue = "5000")
  private long rate;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "Seconds between two looks. Default: a sixtieth of the time.")
  private Long every;

  @Option(
      names = "--windows",
      paramLabel = "N",
      description =
          "Pairs of windows, one without and one with snapshots on the hot node, in place of a"
              + " soak.",
      defaultValue = "0")
  private int windows;

  @Option(
      names = "--window",
      paramLabel = "SECONDS",
      description = "Seconds of each window.",
      defaultValue = "15")
  private long window;

  @Option(
      names = "--book",
      paramLabel = "ORDERS",
      description =
          "Orders that rest in the book before it begins. Default: 0; with --windows" + " 1000000.")
  private Long book;

  @Option(
      names = "--fill-rate",
      description = "Operations per second while the book is filled.",
      defaultValue = "10000")
  private long fillRate;

  @Option(names = "--seed", description = "Seed of the generator.", defaultValue = "1")
  private long seed;

  @Option(
      names = "--dir",
      description = "Empty directory for journals and logs. Default: a new one in ./hotpair-drill.")
  private Path directory;

  @Option(names = "--keep", description = "Keep the default directory after a success, too.")
  private boolean isKept;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the result for machines.")
  private Path json;

  @Override
  public Integer call() throws Exception {
    SoakPlan plan = plan();
    EndSignals.handle(Thread.currentThread()::interrupt);
    boolean isTerminal = System.getenv("HOTPAIR_TERMINAL") != null;
    try {
      return Soak.run(plan, spec.commandLine().getOut(), isTerminal) ? 0 : 1;
    } catch (InterruptedException e) {
      spec.commandLine().getErr().println("hotpair: interrupted; all its processes were ended");
      return INTERRUPTED_EXIT;
    }
  }

  private SoakPlan plan() {
    require(rate >= 1 && rate <= MAX_RATE, "--rate " + rate, "1 to " + MAX_RATE);
    require(fillRate >= 1 && fillRate <= MAX_RATE, "--fill-rate " + fillRate, "1 to " + MAX_RATE);
    require(minutes >= 1 && minutes <= MAX_MINUTES, "--minutes " + minutes, "1 to " + MAX_MINUTES);
    require(windows >= 0 && windows <= MAX_WINDOWS, "--windows " + windows, "0 to " + MAX_WINDOWS);
    require(window >= 1 && window <= MAX_WINDOW_S, "--window " + window, "1 to " + MAX_WINDOW_S);
    long orders = book == null ? (windows > 0 ? 1_000_000 : 0) : book;
    require(orders >= 0 && orders <= MAX_BOOK, "--book " + orders, "0 to " + MAX_BOOK);
    long seconds = TimeUnit.MINUTES.toSeconds(minutes);
    long sampleSeconds = every == null ? Math.max(1, seconds / MOST_SAMPLES) : every;
    require(
        sampleSeconds >= 1 && sampleSeconds <= seconds,
        "--every " + sampleSeconds,
        "1 to " + seconds);
    OptionChecks.requireWritable("--json", json);
    Settings settings = options.settingsForThisMachine();
    return new SoakPlan(
        rate,
        seconds,
        sampleSeconds,
        windows,
        window,
        orders,
        fillRate,
        seed,
        Optional.ofNullable(directory),
        isKept,
        Optional.ofNullable(json),
        windows > 0 ? withoutSchedule(settings) : withSchedule(settings, seconds));
  }

  /** Snapshots so often that disk use can level off within the time; what was set stays. */
  private Settings withSchedule(Settings settings, long seconds) {
    long operations = Math.max(1, rate * seconds / SNAPSHOTS_PER_SOAK);
    Settings all = orElse(settings, Setting.SNAPSHOT_OPERATIONS, operations);
    all = orElse(all, Setting.SNAPSHOT_PRIMARY_FACTOR, 2);
    return orElse(
        all,
        Setting.JOURNAL_SEGMENT_RECORDS,
        Math.max(LEAST_SEGMENT_RECORDS, operations / SEGMENTS_PER_SNAPSHOT));
  }

  /** Snapshots only when they are asked for. */
  private static Settings withoutSchedule(Settings settings) {
    return settings
        .with(Setting.SNAPSHOT_OPERATIONS, 0)
        .with(Setting.SNAPSHOT_BYTES, 0)
        .with(Setting.SNAPSHOT_INTERVAL_S, 0);
  }

  private static Settings orElse(Settings settings, Setting setting, long value) {
    return settings.isGiven(setting) ? settings : settings.with(setting, value);
  }

  private void require(boolean isInRange, String what, String range) {
    OptionChecks.require(spec, isInRange, what, range);
  }
}
