package io.hotpair.engine.watchdog;

import io.hotpair.engine.protocol.watchdog.WatchdogTimings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjLongConsumer;

/** Fills {@link WatchdogTimings} from properties: times in nanoseconds, factors as decimals. */
public final class TimingProperties {
  private static final String PREFIX = "hotpair.watchdog.";
  private static final Map<String, ObjLongConsumer<WatchdogTimings>> LONGS = new LinkedHashMap<>();
  private static final Map<String, ObjDoubleConsumer<WatchdogTimings>> DOUBLES =
      new LinkedHashMap<>();

  static {
    LONGS.put("hotpair.heartbeatIntervalNs", WatchdogTimings::heartbeatIntervalNs);
    LONGS.put(PREFIX + "patienceFloorNs", WatchdogTimings::patienceFloorNs);
    LONGS.put(PREFIX + "patienceCeilingNs", WatchdogTimings::patienceCeilingNs);
    LONGS.put(PREFIX + "patienceWindowNs", WatchdogTimings::patienceWindowNs);
    LONGS.put(PREFIX + "warmUpGaps", (t, value) -> t.warmUpGaps(Math.toIntExact(value)));
    LONGS.put(PREFIX + "startPatienceNs", WatchdogTimings::startPatienceNs);
    LONGS.put(PREFIX + "ownStallNs", WatchdogTimings::ownStallNs);
    LONGS.put(PREFIX + "penaltyDecayNs", WatchdogTimings::penaltyDecayNs);
    LONGS.put(PREFIX + "progressTimeoutNs", WatchdogTimings::progressTimeoutNs);
    LONGS.put(PREFIX + "tellIntervalNs", WatchdogTimings::tellIntervalNs);
    LONGS.put(PREFIX + "keepAliveIntervalNs", WatchdogTimings::keepAliveIntervalNs);
    DOUBLES.put(PREFIX + "patienceMargin", WatchdogTimings::patienceMargin);
    DOUBLES.put(PREFIX + "patienceQuantile", WatchdogTimings::patienceQuantile);
    DOUBLES.put(PREFIX + "disagreeFactor", WatchdogTimings::disagreeFactor);
    DOUBLES.put(PREFIX + "penaltyMaxFactor", WatchdogTimings::penaltyMaxFactor);
  }

  private TimingProperties() {}

  /**
   * The names that {@link #apply} knows.
   *
   * @return names in the order of the documentation.
   */
  public static Set<String> names() {
    Set<String> names = new LinkedHashSet<>(LONGS.keySet());
    names.addAll(DOUBLES.keySet());
    return names;
  }

  /**
   * Takes over what the properties say; the rest stays.
   *
   * @param properties may hold other names too.
   * @param timings to fill; not concluded here.
   * @return the timings.
   * @throws IllegalArgumentException naming the property whose value is no number.
   */
  public static WatchdogTimings apply(Properties properties, WatchdogTimings timings) {
    LONGS.forEach(
        (name, setter) -> {
          String value = properties.getProperty(name);
          if (value != null) {
            setter.accept(timings, parseLong(name, value));
          }
        });
    DOUBLES.forEach(
        (name, setter) -> {
          String value = properties.getProperty(name);
          if (value != null) {
            setter.accept(timings, parseDouble(name, value));
          }
        });
    return timings;
  }

  private static long parseLong(String name, String value) {
    try {
      return Long.parseLong(value.trim().replace("_", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + "=" + value + " is not a whole number; give nanoseconds, such as 2000000", e);
    }
  }

  private static double parseDouble(String name, String value) {
    try {
      return Double.parseDouble(value.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + "=" + value + " is not a number; give one such as 2.0", e);
    }
  }
}
