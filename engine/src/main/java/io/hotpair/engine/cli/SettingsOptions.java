package io.hotpair.engine.cli;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a command's settings come from. */
final class SettingsOptions {
  private static final int ROOMY_PROCESSORS = 8;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "A .properties file with settings; 'hotpair settings' lists them.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, over the file's. May be repeated.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  /**
   * The settings in force for several processes on this machine: where idle threads would keep
   * cores from working ones, they rather sleep for a moment.
   */
  Settings settingsForThisMachine() {
    Settings settings = settings();
    boolean isCrowded = Runtime.getRuntime().availableProcessors() < ROOMY_PROCESSORS;
    return isCrowded && !settings.isGiven(Setting.IDLE)
        ? settings.with(Setting.IDLE, "backoff")
        : settings;
  }

  /**
   * The settings in force.
   *
   * @throws io.hotpair.engine.config.SettingsException if the file cannot be read or a key does not
   *     exist.
   */
  Settings settings() {
    Settings settings = file == null ? Settings.defaults() : Settings.load(file);
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      settings = settings.with(override.getKey(), override.getValue());
    }
    return settings;
  }
}
