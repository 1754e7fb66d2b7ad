package io.hotpair.engine.drill;

import io.hotpair.engine.events.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Follows an event log that another process writes. One thread. */
final class EventTail {
  private static final int BUFFER_LENGTH = 1 << 16;

  private final Path file;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_LENGTH);
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long position;

  EventTail(Path file) {
    this.file = file;
  }

  /** Adds what was written since the last call; a line that is not whole yet waits. */
  void poll(List<DrillEvent> into) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.position(position);
      while (channel.read(buffer.clear()) > 0) {
        position = channel.position();
        buffer.flip();
        take(into);
      }
    }
  }

  private void take(List<DrillEvent> into) {
    while (buffer.hasRemaining()) {
      byte next = buffer.get();
      if (next != '\n') {
        line.write(next);
        continue;
      }
      parse(line.toString(StandardCharsets.UTF_8), into);
      line.reset();
    }
  }

  /** A killed process may leave half a line; it says nothing. */
  private static void parse(String text, List<DrillEvent> into) {
    Map<String, Object> fields;
    try {
      fields = JsonReader.object(text);
    } catch (IllegalArgumentException e) {
      return;
    }
    if (fields.get("atNs") instanceof Long atNs) {
      into.add(
          new DrillEvent(
              atNs,
              String.valueOf(fields.get("source")),
              String.valueOf(fields.get("event")),
              fields));
    }
  }
}
