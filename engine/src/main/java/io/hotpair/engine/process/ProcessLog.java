package io.hotpair.engine.process;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.events.EventLog;
import java.io.IOException;
import java.nio.file.Path;

/** The event log of a serving process, from its first line to its last. */
public final class ProcessLog implements AutoCloseable {
  private static final String SUFFIX = "-events.jsonl";

  private final EventLog log;

  private ProcessLog(EventLog log) {
    this.log = log;
  }

  /**
   * Opens the log in the process's directory.
   *
   * @param settings in force.
   * @param name of the process.
   * @return the log, with its first line.
   * @throws io.hotpair.engine.config.SettingsException if the directory cannot be written.
   */
  public static ProcessLog open(Settings settings, String name) {
    try {
      EventLog log = EventLog.open(file(Path.of(settings.get(Setting.DIR)), name), name);
      log.event("processStarted", "pid", ProcessHandle.current().pid());
      return new ProcessLog(log);
    } catch (IOException e) {
      throw settings.refuse(
          Setting.DIR, e.getMessage() + "; name a directory that this user can write");
    }
  }

  /**
   * Where the log of a process is.
   *
   * @param directory hotpair.dir of the process.
   * @param name node-0, node-1, watchdog and so on.
   * @return the file.
   */
  public static Path file(Path directory, String name) {
    return directory.resolve(name + SUFFIX);
  }

  /**
   * The log.
   *
   * @return log, open until this is closed.
   */
  public EventLog events() {
    return log;
  }

  /**
   * Writes why the process ends.
   *
   * @param failure in words, null if it was asked to end.
   */
  public void end(String failure) {
    log.event("processEnded", "failure", failure);
  }

  @Override
  public void close() {
    log.close();
  }
}
