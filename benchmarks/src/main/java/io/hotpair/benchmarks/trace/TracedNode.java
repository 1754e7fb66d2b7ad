package io.hotpair.benchmarks.trace;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.process.Lifetime;
import io.hotpair.engine.process.ProcessLog;
import io.hotpair.engine.process.ServiceKind;
import io.hotpair.engine.replica.Replica;
import io.hotpair.engine.replica.ReplicaContext;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A node as the command {@code hotpair node} runs it, with a service and an observer that take
 * stamps.
 */
public final class TracedNode {
  private TracedNode() {}

  /**
   * Where a node's stamps go when it ends.
   *
   * @param directory of the node.
   * @return file.
   */
  static Path file(Path directory) {
    return directory.resolve("stamps");
  }

  /**
   * Runs until standard input ends or a signal comes.
   *
   * @param arguments settings file.
   * @throws IOException if the stamps cannot be written.
   * @throws InterruptedException if the main thread is interrupted.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Settings settings = Settings.load(Path.of(arguments[0]));
    Lifetime lifetime = new Lifetime();
    lifetime.endWithStandardInput();
    Stamps stamps = new Stamps();
    Throwable failure;
    try (ProcessLog log = ProcessLog.open(settings, "node-" + settings.get(Setting.NODE_ID));
        Replica replica =
            Replica.launch(
                new ReplicaContext()
                    .settings(settings)
                    .service(new StampingService(ServiceKind.of(settings).newService(), stamps))
                    .stageObserver(new StampingObserver(stamps))
                    .eventLog(log.events())
                    .failureHandler(lifetime::fail))) {
      failure = lifetime.await();
    }
    stamps.write(file(Path.of(settings.get(Setting.DIR))));
    if (failure != null) {
      failure.printStackTrace();
      System.exit(1);
    }
  }
}
