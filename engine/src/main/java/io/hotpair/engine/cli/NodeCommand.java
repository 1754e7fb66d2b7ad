package io.hotpair.engine.cli;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.host.Host;
import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.process.Lifetime;
import io.hotpair.engine.process.ProcessFile;
import io.hotpair.engine.process.ProcessLog;
import io.hotpair.engine.process.ServiceKind;
import io.hotpair.engine.replica.Replica;
import io.hotpair.engine.replica.ReplicaContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a node. */
@Command(
    name = "node",
    description = "Runs one of the two nodes until it is told to end (SIGTERM, Ctrl-C).",
    mixinStandardHelpOptions = true)
final class NodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOptions options;

  @Option(names = "--end-with-stdin", hidden = true)
  private boolean isTied;

  @Override
  public Integer call() throws Exception {
    Settings settings = options.settings();
    ServiceKind service = ServiceKind.of(settings);
    // Before anything is written: settings that cannot be used must leave no trace.
    Host.of(settings);
    String name = "node-" + settings.get(Setting.NODE_ID);
    Lifetime lifetime = new Lifetime();
    Throwable failure;
    try (ProcessLog log = ProcessLog.open(settings, name)) {
      ReplicaContext context =
          new ReplicaContext()
              .settings(settings)
              .serviceFactory(service::newService)
              .eventLog(log.events())
              .failureHandler(lifetime::fail);
      try (Replica replica = Replica.launch(context);
          ProcessFile file = ProcessFile.write(settings, name, replica.driverDirectory())) {
        log.events().event("serving", "processFile", file.path());
        if (isTied) {
          lifetime.endWithStandardInput();
        }
        StartLine.print(
            spec.commandLine().getOut(),
            name,
            settings,
            "carries " + settings.get(Setting.SERVICE));
        failure = lifetime.await();
      }
      log.end(failure == null ? null : OneLineErrors.describe(failure));
    }
    if (failure != null) {
      throw new CommandException(
          name + " has stopped: " + OneLineErrors.describe(failure), failure);
    }
    return 0;
  }
}
