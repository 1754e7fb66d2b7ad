package io.hotpair.engine.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  private static final Pattern LINE =
      Pattern.compile("\\{\"atNs\":(-?\\d+),\"time\":\"([^\"]+)\",\"source\":\"node-0\",(.*)}");

  @TempDir private Path directory;

  @Test
  void shouldWriteEveryEventAsOneJsonLine() throws IOException {
    Path file = directory.resolve("a/b/events.jsonl");
    long beforeNs = System.nanoTime();
    try (EventLog log = EventLog.open(file, "node-0")) {
      log.event("plain");
      log.event(
          "rich",
          "text",
          "a\"b\\c\n\t\u0001\ud83d",
          "number",
          7L,
          "part",
          Double.NaN,
          "flag",
          true,
          "nothing",
          null,
          "list",
          List.of(1, "x"),
          "map",
          Map.of(3, 4));
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(2, lines.size());
    Matcher first = LINE.matcher(lines.get(0));
    assertTrue(first.matches(), lines.get(0));
    long atNs = Long.parseLong(first.group(1));
    assertTrue(atNs >= beforeNs && atNs <= System.nanoTime());
    assertTrue(Instant.parse(first.group(2)).isBefore(Instant.now().plusSeconds(1)));
    assertEquals("\"event\":\"plain\"", first.group(3));
    Matcher second = LINE.matcher(lines.get(1));
    assertTrue(second.matches(), lines.get(1));
    assertEquals(
        "\"event\":\"rich\",\"text\":\"a\\\"b\\\\c\\n\\t\\u0001\\ud83d\",\"number\":7,\"part\":null,"
            + "\"flag\":true,\"nothing\":null,\"list\":[1,\"x\"],\"map\":{\"3\":4}",
        second.group(3));
  }

  @Test
  void shouldBeReadableSoonWithoutBeingClosed() throws Exception {
    Path file = directory.resolve("events.jsonl");
    try (EventLog log = EventLog.open(file, "sleeper")) {
      Thread writer = writerOf("sleeper");
      await(() -> writer.getState() == Thread.State.WAITING);
      log.event("soon");
      await(() -> Files.size(file) > 0);
      assertTrue(Files.readString(file).endsWith("\"event\":\"soon\"}\n"));
    }
  }

  private static Thread writerOf(String source) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("event-log-" + source))
        .findFirst()
        .orElseThrow();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long deadlineNs = System.nanoTime() + 10_000_000_000L;
    while (!condition.call() && System.nanoTime() < deadlineNs) {
      Thread.onSpinWait();
    }
  }

  @Test
  void shouldLoseNoEventOfManyThreadsWithoutSayingSo() throws Exception {
    Path file = directory.resolve("events.jsonl");
    int each = 5_000;
    try (EventLog log = EventLog.open(file, "node-0")) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int id = t;
        Thread thread =
            new Thread(
                () -> {
                  for (int i = 0; i < each; i++) {
                    log.event("many", "thread", id, "i", i);
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    List<String> lines = Files.readAllLines(file);
    long dropped =
        lines.stream()
            .filter(line -> line.contains("\"eventsDropped\""))
            .mapToLong(line -> Long.parseLong(line.replaceAll(".*\"count\":(\\d+)}", "$1")))
            .sum();
    long kept = lines.stream().filter(line -> line.contains("\"many\"")).count();
    assertEquals(4 * each, kept + dropped);
  }

  @Test
  void shouldNotJoinALineThatAKilledProcessLeftHalf() throws IOException {
    Path file = directory.resolve("events.jsonl");
    Files.writeString(file, "{\"atNs\":1}\n{\"atN");
    try (EventLog log = EventLog.open(file, "node-0")) {
      log.event("next");
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(Arrays.asList("{\"atNs\":1}", "{\"atN"), lines.subList(0, 2));
    assertTrue(LINE.matcher(lines.get(2)).matches());
  }

  @Test
  void shouldNameTheFileThatCannotBeOpened() {
    IOException e = assertThrows(IOException.class, () -> EventLog.open(directory, "node-0"));
    assertTrue(e.getMessage().startsWith("cannot open the event log " + directory));
  }

  @Test
  void shouldRefuseANameWithoutAValue() throws IOException {
    try (EventLog log = EventLog.open(directory.resolve("e"), "node-0")) {
      assertThrows(IllegalArgumentException.class, () -> log.event("odd", "key"));
    }
  }
}
