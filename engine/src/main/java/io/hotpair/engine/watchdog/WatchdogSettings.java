package io.hotpair.engine.watchdog;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.config.SettingsException;
import io.hotpair.engine.host.Host;
import io.hotpair.engine.host.IdleMode;
import io.hotpair.engine.host.ThreadSetup;
import io.hotpair.engine.protocol.watchdog.WatchdogTimings;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What the settings say about a watchdog. */
public final class WatchdogSettings {
  private static final String REGISTER = "register";
  private static final long MAX_MS = TimeUnit.HOURS.toMillis(1);
  private static final long MAX_US = TimeUnit.MINUTES.toMicros(1);

  private WatchdogSettings() {}

  /**
   * Fills a context with cluster, register, topology and timings; driver, event log and error
   * handler are left to the caller.
   *
   * @param settings in force.
   * @param host what they say about the network.
   * @return a new context.
   * @throws SettingsException if one of them cannot be used.
   */
  public static Watchdog.Context context(Settings settings, Host host) {
    return new Watchdog.Context()
        .topology(host.topology())
        .cluster(settings.get(Setting.CLUSTER))
        .registerFile(Path.of(settings.get(Setting.DIR)).resolve(REGISTER))
        .createRegister(settings.getBoolean(Setting.REGISTER_CREATE))
        .idleStrategy(settings.getEnum(Setting.WATCHDOG_IDLE, IdleMode.class).newStrategy())
        .threadSetup(host.thread(ThreadSetup.ANY_CORE))
        .timings(timings(settings));
  }

  /**
   * Intervals and patience.
   *
   * @param settings in force.
   * @return timings, checked.
   * @throws SettingsException if one of them cannot be used, or they do not fit together.
   */
  public static WatchdogTimings timings(Settings settings) {
    WatchdogTimings timings =
        new WatchdogTimings()
            .heartbeatIntervalNs(us(settings, Setting.HEARTBEAT_INTERVAL_US, 10))
            .patienceFloorNs(us(settings, Setting.PATIENCE_FLOOR_US, 1))
            .patienceCeilingNs(us(settings, Setting.PATIENCE_CEILING_US, 1))
            .patienceMargin(settings.getDouble(Setting.PATIENCE_MARGIN, 1, 1_000))
            .patienceQuantile(settings.getDouble(Setting.PATIENCE_QUANTILE, 0.5, 1))
            .startPatienceNs(ms(settings, Setting.PATIENCE_START_MS, 1))
            .ownStallNs(us(settings, Setting.WATCHDOG_STALL_US, 1))
            .progressTimeoutNs(ms(settings, Setting.PROGRESS_TIMEOUT_MS, 0));
    try {
      return timings.conclude();
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          "the watchdog's settings (hotpair.heartbeat.interval.us, hotpair.patience.*,"
              + " hotpair.watchdog.stall.us, hotpair.progress.timeout.ms) do not fit together: "
              + e.getMessage());
    }
  }

  private static long us(Settings settings, Setting setting, long least) {
    return TimeUnit.MICROSECONDS.toNanos(settings.getLong(setting, least, MAX_US));
  }

  private static long ms(Settings settings, Setting setting, long least) {
    return TimeUnit.MILLISECONDS.toNanos(settings.getLong(setting, least, MAX_MS));
  }
}
