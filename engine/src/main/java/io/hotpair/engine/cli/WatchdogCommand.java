package io.hotpair.engine.cli;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.host.Host;
import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.process.Lifetime;
import io.hotpair.engine.process.ProcessFile;
import io.hotpair.engine.process.ProcessLog;
import io.hotpair.engine.watchdog.Watchdog;
import io.hotpair.engine.watchdog.WatchdogSettings;
import io.hotpair.transport.MediaDriverLauncher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the watchdog. */
@Command(
    name = "watchdog",
    description = "Runs the watchdog until it is told to end (SIGTERM, Ctrl-C).",
    mixinStandardHelpOptions = true)
final class WatchdogCommand implements Callable<Integer> {
  private static final String NAME = "watchdog";

  @Spec private CommandSpec spec;
  @Mixin private SettingsOptions options;

  @Option(
      names = "--create",
      description = "Make a new register; only for a new pair (hotpair.register.create).")
  private boolean isCreating;

  @Option(
      names = "--force",
      paramLabel = "NODE",
      description =
          "Make this node primary alone as soon as it is heard, although members of the last view"
              + " are missing. What was answered, and only they hold, is lost for good: only for"
              + " when they will never come back.")
  private Integer forced;

  @Option(names = "--end-with-stdin", hidden = true)
  private boolean isTied;

  @Override
  public Integer call() throws Exception {
    Settings settings = options.settings();
    if (isCreating) {
      settings = settings.with(Setting.REGISTER_CREATE, true);
    }
    // Before anything is written: settings that cannot be used must leave no trace.
    Host host = Host.of(settings);
    Watchdog.Context context = WatchdogSettings.context(settings, host);
    Lifetime lifetime = new Lifetime();
    Throwable failure;
    try (ProcessLog log = ProcessLog.open(settings, NAME)) {
      failure = run(settings, host, context, log, lifetime);
      log.end(failure == null ? null : OneLineErrors.describe(failure));
    }
    if (failure != null) {
      throw new CommandException(
          "the watchdog has stopped: " + OneLineErrors.describe(failure), failure);
    }
    return 0;
  }

  private Throwable run(
      Settings settings, Host host, Watchdog.Context context, ProcessLog log, Lifetime lifetime)
      throws Exception {
    context.eventLog(log.events()).errorHandler(new WatchdogErrors(log.events(), lifetime));
    try (MediaDriverLauncher driver = host.launchDriver(NAME, context.errorHandler());
        Watchdog watchdog = Watchdog.launch(context.driver(driver));
        ProcessFile file = ProcessFile.write(settings, NAME, driver.directory())) {
      log.events().event("serving", "processFile", file.path());
      if (isTied) {
        lifetime.endWithStandardInput();
      }
      StartLine.print(
          spec.commandLine().getOut(), NAME, settings, "view " + watchdog.view().version());
      if (forced != null) {
        OperatorForce.carryOut(watchdog, forced, spec.commandLine().getOut());
      }
      return lifetime.await();
    }
  }
}
