package io.hotpair.engine.cli;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.drill.Drill;
import io.hotpair.engine.drill.DrillPlan;
import io.hotpair.engine.drill.Fault;
import io.hotpair.engine.drill.FaultPlan;
import io.hotpair.engine.drill.KillTarget;
import io.hotpair.engine.drill.NamespacedDrill;
import io.hotpair.engine.drill.lab.NetworkLab;
import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.process.EndSignals;
import io.hotpair.engine.process.ServiceKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the main job: a pair of real processes, a load, a kill, and the proof. */
@Command(
    name = "drill",
    description = {
      "Starts a watchdog, two nodes and a client on this machine, plays an order flow, kills one of"
          + " them, restarts it, waits until it is hot again, and proves that nothing was lost.",
      "The exit code is 0 only if the verdict holds."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class DrillCommand implements Callable<Integer> {
  private static final int MAX_COUNT = 50_000_000;
  private static final int MAX_RATE = 10_000_000;
  private static final int MAX_REPEAT = 1_000;
  private static final int MAX_RESTART_MS = 600_000;
  private static final int FLOW_SECONDS = 20;
  private static final int SECONDS_PER_KILL = 6;
  private static final int MAX_CLIENTS = 16;
  private static final int INTERRUPTED_EXIT = 130;

  @Spec private CommandSpec spec;
  @Mixin private SettingsOptions options;

  @Option(
      names = "--orders",
      paramLabel = "FILE",
      description =
          "Orders to play: LOBSTER messages or NASDAQ ITCH 5.0, plain or .gz. Without it they are"
              + " generated.")
  private Path orders;

  @Option(names = "--seed", description = "Seed of the generator.", defaultValue = "1")
  private long seed;

  @Option(names = "--rate", description = "Operations per second.", defaultValue = "10000")
  private long rate;

  @Option(
      names = "--count",
      description = "Operations; a shorter file repeats. Default: what fits about 30 s in all.")
  private Long count;

  @Option(
      names = "--kill",
      description = "What to kill: ${COMPLETION-CANDIDATES}.",
      defaultValue = "primary")
  private KillTarget target;

  @Option(
      names = "--fault",
      paramLabel = "ACTION:TARGET",
      description =
          "What is done instead of a kill: kill, stop or storm (kills in quick succession) with"
              + " processes (kill:primary+watchdog, kill:client), or cut, loss, delay, duplicate or"
              + " reorder with a link (cut:primary-hot, one way: cut:primary>hot), a host (cut:hot)"
              + " or all, in network namespaces (Linux, root).")
  private String fault;

  @Option(
      names = "--fault-for",
      paramLabel = "MS",
      description = "Milliseconds for which something is stopped or a link is disturbed.",
      defaultValue = "1000")
  private long faultForMs;

  @Option(
      names = "--clients",
      description = "Clients that share the flow; the others play generated operations.",
      defaultValue = "1")
  private int clients;

  @Option(
      names = "--at",
      paramLabel = "FRACTION",
      description = "When, as a fraction of the run (with --repeat: of each part of it).",
      defaultValue = "0.5")
  private double at;

  @Option(
      names = "--restart-after",
      paramLabel = "MS",
      description = "Milliseconds from the kill to the restart.",
      defaultValue = "500")
  private long restartAfterMs;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Kills, one after the other, each once the pair is whole again.",
      defaultValue = "1")
  private int repeat;

  @Option(names = "--service", description = "What the nodes carry: ${COMPLETION-CANDIDATES}.")
  private ServiceKind service;

  @Option(names = "--threads", description = "shared or dedicated (hotpair.threads).")
  private String threads;

  @Option(names = "--channel", description = "multicast or unicast (hotpair.channel).")
  private String channel;

  @Option(
      names = "--dir",
      description = "Empty directory for journals and logs. Default: a new one in ./hotpair-drill.")
  private Path directory;

  @Option(names = "--keep", description = "Keep the default directory after a success, too.")
  private boolean isKept;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the verdict for machines.")
  private Path json;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "Write every operation and answer, as JSON lines.")
  private Path history;

  @Option(
      names = "--netns",
      description =
          "Give the watchdog, the nodes and the client a network namespace each (needs root).")
  private boolean isNamespaced;

  @Option(names = "--in-namespaces", hidden = true)
  private String namespaces;

  @Override
  public Integer call() throws Exception {
    DrillPlan plan = plan();
    Thread self = Thread.currentThread();
    EndSignals.handle(self::interrupt);
    boolean isTerminal = System.getenv("HOTPAIR_TERMINAL") != null;
    try {
      if (isNamespaced && namespaces == null) {
        return NamespacedDrill.run(spec.root().commandLine().getParseResult().originalArgs());
      }
      return Drill.run(plan, spec.commandLine().getOut(), isTerminal) ? 0 : 1;
    } catch (InterruptedException e) {
      spec.commandLine().getErr().println("hotpair: interrupted; all its processes were ended");
      return INTERRUPTED_EXIT;
    }
  }

  private DrillPlan plan() {
    require(rate >= 1 && rate <= MAX_RATE, "--rate " + rate, "1 to " + MAX_RATE);
    require(at > 0 && at < 1, "--at " + at, "above 0 and below 1");
    require(repeat >= 1 && repeat <= MAX_REPEAT, "--repeat " + repeat, "1 to " + MAX_REPEAT);
    require(
        restartAfterMs >= 0 && restartAfterMs <= MAX_RESTART_MS,
        "--restart-after " + restartAfterMs,
        "0 to " + MAX_RESTART_MS + " (milliseconds)");
    require(
        faultForMs >= 1 && faultForMs <= MAX_RESTART_MS,
        "--fault-for " + faultForMs,
        "1 to " + MAX_RESTART_MS + " (milliseconds)");
    require(clients >= 1 && clients <= MAX_CLIENTS, "--clients " + clients, "1 to " + MAX_CLIENTS);
    Optional<FaultPlan> faultPlan =
        Optional.ofNullable(fault)
            .map(text -> new FaultPlan(Fault.parse(text), repeat, faultForMs, seed));
    boolean isOfLinks = faultPlan.isPresent() && faultPlan.get().fault().isOfLinks();
    KillTarget killed = faultPlan.isPresent() ? KillTarget.NONE : target;
    if (isOfLinks) {
      NetworkLab.whyUnavailable()
          .ifPresent(
              why -> {
                throw new CommandException("no network namespaces here: " + why);
              });
    }
    long operations = count == null ? defaultCount() : count;
    require(operations >= 1 && operations <= MAX_COUNT, "--count " + count, "1 to " + MAX_COUNT);
    OptionChecks.requireWritable("--json", json);
    OptionChecks.requireWritable("--history", history);
    Settings settings = settings();
    return new DrillPlan(
        ServiceKind.of(settings),
        Optional.ofNullable(orders),
        seed,
        rate,
        operations,
        killed,
        at,
        restartAfterMs,
        killed == KillTarget.NONE ? 1 : repeat,
        Optional.ofNullable(directory),
        isKept,
        Optional.ofNullable(json),
        Optional.ofNullable(history),
        settings,
        Optional.ofNullable(namespaces),
        clients,
        faultPlan);
  }

  private long defaultCount() {
    return Math.min(MAX_COUNT, rate * Math.max(FLOW_SECONDS, repeat * SECONDS_PER_KILL));
  }

  private Settings settings() {
    Settings settings = options.settingsForThisMachine();
    if (service != null) {
      settings = settings.with(Setting.SERVICE, service.name().toLowerCase(java.util.Locale.ROOT));
    }
    if (threads != null) {
      settings = settings.with(Setting.THREADS, threads);
    }
    if (channel != null) {
      settings = settings.with(Setting.CHANNEL, channel);
    }
    return settings;
  }

  private void require(boolean isInRange, String what, String range) {
    OptionChecks.require(spec, isInRange, what, range);
  }
}
