package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTailTest {
  @TempDir private Path directory;

  @Test
  void shouldWaitForTheRestOfALine() throws IOException {
    Path file = directory.resolve("events.jsonl");
    EventTail tail = new EventTail(file);
    assertEquals(List.of(), names(tail));
    Files.writeString(file, "{\"atNs\":1,\"source\":\"a\",\"event\":\"one\"}\n{\"atNs\":2,\"sou");
    assertEquals(List.of("one"), names(tail));
    Files.writeString(file, "rce\":\"a\",\"event\":\"two\"}\n", StandardOpenOption.APPEND);
    assertEquals(List.of("two"), names(tail));
    assertEquals(List.of(), names(tail));
  }

  @Test
  void shouldPassOverHalfALineOfAKilledProcess() throws IOException {
    Path file = directory.resolve("events.jsonl");
    Files.writeString(file, "{\"atNs\":1,\"sou\n{\"atNs\":2,\"source\":\"a\",\"event\":\"two\"}\n");
    assertEquals(List.of("two"), names(new EventTail(file)));
  }

  private static List<String> names(EventTail tail) throws IOException {
    List<DrillEvent> events = new ArrayList<>();
    tail.poll(events);
    return events.stream().map(DrillEvent::name).toList();
  }
}
