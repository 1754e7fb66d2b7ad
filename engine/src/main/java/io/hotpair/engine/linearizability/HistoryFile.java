package io.hotpair.engine.linearizability;

import io.hotpair.engine.events.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the file that {@code drill --history} writes: an operation of the kv service a line. */
final class HistoryFile {
  private HistoryFile() {}

  /**
   * Reads all operations of a file.
   *
   * @param file to read.
   * @return operations in the order of the file.
   * @throws HistoryException if the file cannot be read or a line is no such operation.
   */
  static List<KeyValueOperation> read(Path file) {
    List<KeyValueOperation> operations = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        operations.add(operation(line, file, operations.size() + 1));
      }
    } catch (IOException e) {
      throw new HistoryException("history " + file + " cannot be read: " + e.getMessage(), e);
    }
    return operations;
  }

  private static KeyValueOperation operation(String line, Path file, int number) {
    try {
      return operation(JsonReader.object(line));
    } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
      throw new HistoryException(
          file
              + ":"
              + number
              + ": no operation of the kv service ("
              + e.getMessage()
              + "): give a file that drill --service kv --history wrote",
          e);
    }
  }

  private static KeyValueOperation operation(Map<String, Object> line) {
    Map<?, ?> operation = (Map<?, ?>) line.get("op");
    Map<?, ?> result = (Map<?, ?>) line.get("result");
    Object completeNs = line.get("completeNs");
    if ((result == null) != (completeNs == null)) {
      throw new IllegalArgumentException("result and completeNs must both be there, or neither");
    }
    return new KeyValueOperation(
        (Long) line.get("session"),
        (Long) line.get("seq"),
        (Long) line.get("invokeNs"),
        completeNs == null ? KeyValueOperation.NEVER : (Long) completeNs,
        effect(operation, result),
        text(operation, "key"),
        (String) line.get("by"),
        line.get("record") instanceof Long record ? record : KeyValueOperation.NEVER);
  }

  private static Effect effect(Map<?, ?> operation, Map<?, ?> result) {
    Effect.Kind kind = Effect.Kind.valueOf(text(operation, "type").toUpperCase(Locale.ROOT));
    return new Effect(
        kind,
        kind == Effect.Kind.CAS ? text(operation, "expect") : null,
        kind == Effect.Kind.CAS || kind == Effect.Kind.PUT ? text(operation, "value") : null,
        result == null ? null : Effect.Status.valueOf(text(result, "status")),
        result == null ? null : (String) result.get("value"));
  }

  private static String text(Map<?, ?> object, String name) {
    if (object.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("no " + name);
  }
}
