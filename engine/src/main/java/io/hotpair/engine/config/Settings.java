package io.hotpair.engine.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The settings in force: defaults, under a file's, under system properties, under explicit ones.
 * Immutable.
 */
public final class Settings {
  private static final String PREFIX = "hotpair.";

  private final Map<Setting, String> values;
  private final String origin;

  private Settings(Map<Setting, String> values, String origin) {
    this.values = values;
    this.origin = origin;
  }

  /**
   * The defaults, overridden by this process's system properties.
   *
   * @return settings.
   * @throws SettingsException if a system property {@code hotpair.*} is none of the settings; the
   *     properties {@code hotpair.home} and {@code hotpair.java} belong to the scripts and are left
   *     alone.
   */
  public static Settings defaults() {
    return new Settings(Map.of(), "the defaults").withSystemProperties();
  }

  /**
   * The settings of a file, overridden by this process's system properties.
   *
   * @param file in the format of {@link Properties}.
   * @return settings.
   * @throws SettingsException if it cannot be read or has a key that does not exist.
   */
  public static Settings load(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException("settings file " + file + " cannot be read: " + e.getMessage());
    }
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (String key : properties.stringPropertyNames()) {
      Setting setting = Setting.of(key);
      if (setting == null) {
        throw new SettingsException(file + ": there is no setting '" + key + "'" + nearest(key));
      }
      values.put(setting, properties.getProperty(key).strip());
    }
    return new Settings(values, file.toString()).withSystemProperties();
  }

  private Settings withSystemProperties() {
    Map<Setting, String> merged = copy();
    for (String key : System.getProperties().stringPropertyNames()) {
      Setting setting = Setting.of(key);
      if (setting != null) {
        merged.put(setting, System.getProperty(key).strip());
      } else if (key.startsWith(PREFIX) && !isOfScripts(key)) {
        throw new SettingsException(
            "system property: there is no setting '" + key + "'" + nearest(key));
      }
    }
    return new Settings(merged, origin);
  }

  private static boolean isOfScripts(String key) {
    return key.equals("hotpair.home")
        || key.equals("hotpair.java")
        || key.startsWith("hotpair.test.");
  }

  private static String nearest(String key) {
    String part = key.substring(key.lastIndexOf('.') + 1);
    for (Setting setting : Setting.values()) {
      if (setting.key().endsWith(part)) {
        return "; did you mean '" + setting.key() + "'?";
      }
    }
    return "; 'hotpair settings' lists all";
  }

  /**
   * These settings with one replaced.
   *
   * @param setting to replace.
   * @param value its new value.
   * @return new settings.
   */
  public Settings with(Setting setting, Object value) {
    Map<Setting, String> merged = copy();
    merged.put(setting, value.toString());
    return new Settings(merged, origin);
  }

  /**
   * These settings with one replaced, named by its key.
   *
   * @param key of the setting to replace.
   * @param value its new value.
   * @return new settings.
   * @throws SettingsException if there is no such setting.
   */
  public Settings with(String key, String value) {
    Setting setting = Setting.of(key);
    if (setting == null) {
      throw new SettingsException("there is no setting '" + key + "'" + nearest(key));
    }
    return with(setting, value.strip());
  }

  /**
   * Whether a setting was given, in a file, as a system property or explicitly.
   *
   * @param setting to look up.
   * @return false if its default holds because nothing was said.
   */
  public boolean isGiven(Setting setting) {
    return values.containsKey(setting);
  }

  private Map<Setting, String> copy() {
    Map<Setting, String> copy = new EnumMap<>(Setting.class);
    copy.putAll(values);
    return copy;
  }

  /**
   * Value of a setting.
   *
   * @param setting to look up.
   * @return its value or default.
   */
  public String get(Setting setting) {
    return values.getOrDefault(setting, setting.defaultValue());
  }

  /**
   * Value of a setting that is a whole number.
   *
   * @param setting to look up.
   * @param least smallest value allowed.
   * @param most greatest value allowed.
   * @return its value.
   * @throws SettingsException if it is not a number in that range.
   */
  public long getLong(Setting setting, long least, long most) {
    String text = get(setting);
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, with the range
    }
    throw refuse(setting, "must be a whole number from " + least + " to " + most);
  }

  /**
   * Value of a setting that is a whole number.
   *
   * @param setting to look up.
   * @param least smallest value allowed.
   * @param most greatest value allowed.
   * @return its value.
   * @throws SettingsException if it is not a number in that range.
   */
  public int getInt(Setting setting, int least, int most) {
    return (int) getLong(setting, least, most);
  }

  /**
   * Value of a setting that is a number with decimals.
   *
   * @param setting to look up.
   * @param least smallest value allowed.
   * @param most greatest value allowed.
   * @return its value.
   * @throws SettingsException if it is not a number in that range.
   */
  public double getDouble(Setting setting, double least, double most) {
    try {
      double value = Double.parseDouble(get(setting));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, with the range
    }
    throw refuse(setting, "must be a number from " + least + " to " + most);
  }

  /**
   * Value of a setting that is true or false.
   *
   * @param setting to look up.
   * @return its value.
   * @throws SettingsException if it is neither.
   */
  public boolean getBoolean(Setting setting) {
    return switch (get(setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refuse(setting, "must be true or false");
    };
  }

  /**
   * Value of a setting that is one of the names of an enum, in lower case with '-' for '_'.
   *
   * @param setting to look up.
   * @param type the enum.
   * @param <E> the enum.
   * @return its value.
   * @throws SettingsException if it is none of them.
   */
  public <E extends Enum<E>> E getEnum(Setting setting, Class<E> type) {
    StringBuilder names = new StringBuilder();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(get(setting))) {
        return constant;
      }
      names.append(names.length() == 0 ? "" : ", ").append(name);
    }
    throw refuse(setting, "must be one of " + names);
  }

  /**
   * The error for a value that cannot be used.
   *
   * @param setting whose value it is.
   * @param rule what it must be.
   * @return the exception, to be thrown.
   */
  public SettingsException refuse(Setting setting, String rule) {
    return new SettingsException(
        setting.key() + " = '" + get(setting) + "' (" + origin + "): " + rule);
  }
}
