package io.hotpair.engine.cli;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.events.EventLog;
import java.io.IOException;
import java.nio.file.Path;

/** The event log of a serving process, from its first line to its last. */
final class ProcessLog implements AutoCloseable {
  private static final String SUFFIX = "-events.jsonl";

  private final EventLog log;

  private ProcessLog(EventLog log) {
    this.log = log;
  }

  /** Opens {@code <name>-events.jsonl} in the process's directory. */
  static ProcessLog open(Settings settings, String name) {
    Path directory = Path.of(settings.get(Setting.DIR));
    try {
      EventLog log = EventLog.open(directory.resolve(name + SUFFIX), name);
      log.event("processStarted", "pid", ProcessHandle.current().pid());
      return new ProcessLog(log);
    } catch (IOException e) {
      throw settings.refuse(
          Setting.DIR, e.getMessage() + "; name a directory that this user can write");
    }
  }

  EventLog events() {
    return log;
  }

  /** Writes why the process ends. */
  void end(Throwable failure) {
    log.event("processEnded", "failure", failure == null ? null : OneLineErrors.describe(failure));
  }

  @Override
  public void close() {
    log.close();
  }
}
