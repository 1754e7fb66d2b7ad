package io.hotpair.engine.watchdog;

import io.hotpair.engine.protocol.watchdog.WatchdogTimings;
import java.util.Collections;
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
  private static final Map<String, ObjLongConsumer<WatchdogTimings>> LONGS = longs();
  private static final Map<String, ObjDoubleConsumer<WatchdogTimings>> DOUBLES = doubles();

  private TimingProperties() {}

  private static Map<String, ObjLongConsumer<WatchdogTimings>> longs() {
    Map<String, ObjLongConsumer<WatchdogTimings>> setters = new LinkedHashMap<>();
    setters.put("hotpair.heartbeatIntervalNs", WatchdogTimings::heartbeatIntervalNs);
    setters.put(PREFIX + "patienceFloorNs", WatchdogTimings::patienceFloorNs);
    setters.put(PREFIX + "patienceCeilingNs", WatchdogTimings::patienceCeilingNs);
    setters.put(PREFIX + "patienceWindowNs", WatchdogTimings::patienceWindowNs);
    setters.put(PREFIX + "warmUpGaps", (t, value) -> t.warmUpGaps(Math.toIntExact(value)));
    setters.put(PREFIX + "startPatienceNs", WatchdogTimings::startPatienceNs);
    setters.put(PREFIX + "ownStallNs", WatchdogTimings::ownStallNs);
    setters.put(PREFIX + "penaltyDecayNs", WatchdogTimings::penaltyDecayNs);
    setters.put(PREFIX + "progressTimeoutNs", WatchdogTimings::progressTimeoutNs);
    setters.put(PREFIX + "tellIntervalNs", WatchdogTimings::tellIntervalNs);
    setters.put(PREFIX + "keepAliveIntervalNs", WatchdogTimings::keepAliveIntervalNs);
    return Collections.unmodifiableMap(setters);
  }

  private static Map<String, ObjDoubleConsumer<WatchdogTimings>> doubles() {
    Map<String, ObjDoubleConsumer<WatchdogTimings>> setters = new LinkedHashMap<>();
    setters.put(PREFIX + "patienceMargin", WatchdogTimings::patienceMargin);
    setters.put(PREFIX + "patienceQuantile", WatchdogTimings::patienceQuantile);
    setters.put(PREFIX + "disagreeFactor", WatchdogTimings::disagreeFactor);
    setters.put(PREFIX + "penaltyMaxFactor", WatchdogTimings::penaltyMaxFactor);
    return Collections.unmodifiableMap(setters);
  }

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
