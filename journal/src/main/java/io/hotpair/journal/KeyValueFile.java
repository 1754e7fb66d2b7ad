package io.hotpair.journal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** A small text file of {@code key=value} lines that people can read. */
final class KeyValueFile {
  private final Path path;
  private final Properties values = new Properties();

  private KeyValueFile(Path path) {
    this.path = path;
  }

  static KeyValueFile read(Path path) {
    KeyValueFile file = new KeyValueFile(path);
    try (Reader reader = new StringReader(Files.readString(path, StandardCharsets.UTF_8))) {
      file.values.load(reader);
    } catch (NoSuchFileException e) {
      throw new JournalException(
          path + " is missing: this is not a journal, or part of it was deleted", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new JournalException(path + " cannot be read: " + e, e);
    }
    return file;
  }

  static String format(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    values.forEach((key, value) -> text.append(key).append('=').append(escape(value)).append('\n'));
    return text.toString();
  }

  private static String escape(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replaceFirst("^ ", "\\\\ ");
  }

  String text(String key) {
    String value = values.getProperty(key);
    if (value == null) {
      throw new JournalException(
          path + " has no '" + key + "': restore the file, or let the node begin anew without it");
    }
    return value;
  }

  long number(String key) {
    String value = text(key);
    try {
      return Long.parseLong(value.trim());
    } catch (NumberFormatException e) {
      throw new JournalException(path + ": '" + key + "' is not a number: " + value, e);
    }
  }

  void requireFormat(long expected) {
    long found = number("format");
    if (found != expected) {
      throw new JournalException(
          path + " has format " + found + "; this build reads format " + expected);
    }
  }
}
