package io.hotpair.engine.cli;

import io.hotpair.engine.config.Settings;
import io.hotpair.engine.events.JsonText;
import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.load.LoadObserver;
import io.hotpair.engine.load.LoadPlan;
import io.hotpair.engine.load.LoadResult;
import io.hotpair.engine.load.LoadRunner;
import io.hotpair.engine.load.LoadTrace;
import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.process.EndSignals;
import io.hotpair.engine.process.ServiceKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Loads a running pair as a remote client. */
@Command(
    name = "load",
    description = {
      "Offers operations to a running pair at a fixed rate (open loop) and shows the latencies,"
          + " counted from the intended sending.",
      "The exit code is 0 only if every operation was answered."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class LoadCommand implements Callable<Integer> {
  private static final int MAX_RATE = 10_000_000;
  private static final long STEP_MS = 50;
  private static final long SHOW_STEPS = 20;

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

  @Option(names = "--count", description = "Operations at most; default: until the time is over.")
  private Long count;

  @Option(names = "--seconds", description = "Time at most.", defaultValue = "10")
  private long seconds;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean isJson;

  @Option(names = "--trace", hidden = true)
  private Path trace;

  @Override
  public Integer call() throws Exception {
    require(rate >= 1 && rate <= MAX_RATE, "--rate " + rate + ": must be 1 to " + MAX_RATE);
    require(count == null || count >= 1, "--count " + count + ": must be 1 or more");
    require(seconds >= 1, "--seconds " + seconds + ": must be 1 or more");
    Settings settings = options.settings();
    ServiceKind service = ServiceKind.of(settings);
    Optional<Path> file = Optional.ofNullable(orders);
    file.ifPresent(FlowSources::check);
    long most = count == null ? Math.multiplyExact(rate, seconds) : count;
    LoadPlan plan = LoadPlan.of(most, rate);
    if (count == null) {
      plan = plan.atMost(seconds);
    }
    try (OperationSource source = FlowSources.open(service.flow(), file, seed, most)) {
      return trace == null
          ? run(new LoadRunner(settings, source, plan, LoadObserver.NONE))
          : runTraced(settings, source, plan);
    }
  }

  private int runTraced(Settings settings, OperationSource source, LoadPlan plan)
      throws IOException, InterruptedException {
    try (LoadTrace observer = LoadTrace.create(trace)) {
      LoadRunner load = new LoadRunner(settings, source, plan, observer);
      observer.session(load::sessionId);
      return run(load);
    }
  }

  private int run(LoadRunner load) throws InterruptedException {
    EndSignals.handle(load::stop);
    Thread thread = new Thread(load, "load-client");
    thread.start();
    for (long step = 1; !load.isDone(); step++) {
      Thread.sleep(STEP_MS);
      if (step % SHOW_STEPS == 0 && load.startNs() != 0 && !isJson) {
        print(String.format("offered %,d  answered %,d", load.offered(), load.answered()));
      }
    }
    thread.join();
    if (load.trouble() != null && load.offered() == 0) {
      throw new CommandException(load.trouble());
    }
    LoadResult result = load.result();
    long lost = result.offered() - result.answered();
    print(isJson ? json(result, lost) : summary(result, lost));
    if (load.trouble() != null) {
      throw new CommandException(load.trouble());
    }
    return lost == 0 ? 0 : 1;
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private static String summary(LoadResult result, long lost) {
    return String.format(
        "offered %,d at %,.0f/s  answered %,d  lost %,d  second answers %,d  sent again %,d  out of"
            + " order %,d%nlatency without the warm-up: p50 %,.1f µs  p90 %,.1f µs  p99 %,.1f µs "
            + " p99.9 %,.1f µs  max %,.1f µs",
        result.offered(),
        result.measuredRate(),
        result.answered(),
        lost,
        result.secondAnswers(),
        result.sentAgain(),
        result.outOfOrder(),
        result.latencyMicros(50),
        result.latencyMicros(90),
        result.latencyMicros(99),
        result.latencyMicros(99.9),
        result.latencyMicros(100));
  }

  private static String json(LoadResult result, long lost) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("offered", result.offered());
    object.put("answered", result.answered());
    object.put("lost", lost);
    object.put("secondAnswers", result.secondAnswers());
    object.put("sentAgain", result.sentAgain());
    object.put("outOfOrder", result.outOfOrder());
    object.put("measuredRate", result.measuredRate());
    Map<String, Object> latencies = new LinkedHashMap<>();
    latencies.put("p50", result.latencyMicros(50));
    latencies.put("p90", result.latencyMicros(90));
    latencies.put("p99", result.latencyMicros(99));
    latencies.put("p999", result.latencyMicros(99.9));
    latencies.put("max", result.latencyMicros(100));
    object.put("latencyMicros", latencies);
    StringBuilder json = new StringBuilder();
    JsonText.append(json, object);
    return json.toString();
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
