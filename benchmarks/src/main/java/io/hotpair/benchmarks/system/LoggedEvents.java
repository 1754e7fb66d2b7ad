package io.hotpair.benchmarks.system;

import io.hotpair.engine.events.JsonReader;
import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The event logs of some processes, read as they grow. One thread. */
final class LoggedEvents {
  private final List<Path> files;
  private final long[] positions;
  private final List<Event> events = new ArrayList<>();

  /**
   * A line of a log.
   *
   * @param atNs monotonic time, the same clock for all processes of this host.
   * @param source the process.
   * @param name of the event.
   * @param fields all of the line.
   */
  record Event(long atNs, String source, String name, Map<String, Object> fields) {
    boolean is(String otherName) {
      return name.equals(otherName);
    }

    boolean isFrom(int nodeId) {
      return source.equals("node-" + nodeId);
    }

    long number(String field) {
      return fields.get(field) instanceof Long value ? value : -1;
    }

    String text(String field) {
      return String.valueOf(fields.get(field));
    }

    int size(String field) {
      return fields.get(field) instanceof Map<?, ?> map ? map.size() : 0;
    }

    boolean hasMember(int nodeId) {
      return fields.get("members") instanceof Map<?, ?> map
          && map.containsKey(Integer.toString(nodeId));
    }
  }

  LoggedEvents(List<Path> files) {
    this.files = files;
    positions = new long[files.size()];
  }

  LoggedEvents poll() {
    for (int i = 0; i < positions.length; i++) {
      try {
        poll(i);
      } catch (IOException e) {
        throw new CommandException("cannot read " + files.get(i) + ": " + e.getMessage(), e);
      }
    }
    return this;
  }

  private void poll(int index) throws IOException {
    if (!Files.exists(files.get(index))) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(files.get(index).toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(1 << 24, file.length() - positions[index])];
      file.seek(positions[index]);
      file.readFully(bytes);
      int begin = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          parse(new String(bytes, begin, i - begin, StandardCharsets.UTF_8));
          begin = i + 1;
        }
      }
      positions[index] += begin;
    }
  }

  /** A killed process may leave half a line; it says nothing. */
  private void parse(String line) {
    try {
      Map<String, Object> fields = JsonReader.object(line);
      if (fields.get("atNs") instanceof Long atNs) {
        events.add(
            new Event(
                atNs,
                String.valueOf(fields.get("source")),
                String.valueOf(fields.get("event")),
                fields));
      }
    } catch (IllegalArgumentException e) {
      return;
    }
  }

  Event last(Predicate<Event> condition) {
    Event last = null;
    for (Event event : events) {
      if (condition.test(event) && (last == null || event.atNs() >= last.atNs())) {
        last = event;
      }
    }
    return last;
  }

  Event first(long fromNs, Predicate<Event> condition) {
    Event first = null;
    for (Event event : events) {
      boolean isMeant = event.atNs() >= fromNs && condition.test(event);
      if (isMeant && (first == null || event.atNs() < first.atNs())) {
        first = event;
      }
    }
    return first;
  }
}
