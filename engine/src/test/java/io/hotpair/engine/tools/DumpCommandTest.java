package io.hotpair.engine.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.kv.KeyValueCommands;
import io.hotpair.engine.replay.JournalMaker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpCommandTest {
  @TempDir Path temp;

  private static List<Long> sequences(Object... arguments) {
    return ToolRun.fine(arguments)
        .lines()
        .map(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
        .toList();
  }

  @Test
  void shouldDecodeEveryKindOfRecord() {
    List<String> lines = ToolRun.of("dump", Journals.small(temp)).lines();
    assertEquals(10, lines.size());
    assertEquals(
        "1 e1 2026-01-01T00:00:00.001Z EPOCH_START {\"version\":1,\"previousEpoch\":0,"
            + "\"primaryIncarnation\":5,\"primaryId\":0}",
        lines.get(0));
    assertTrue(
        lines
            .get(1)
            .endsWith(
                "SESSION_OPEN session 7 {\"responseStreamId\":7,"
                    + "\"responseChannel\":\"aeron:ipc\"}"),
        lines.get(1));
    assertTrue(
        lines.get(3).contains("OPERATION session 7 #1 {\"op\":\"new\",\"symbol\":3,\"id\":11"),
        lines.get(3));
    assertTrue(lines.get(8).endsWith("TIMER timer 99"), lines.get(8));
    assertTrue(lines.get(9).endsWith("SESSION_CLOSE session 7"), lines.get(9));
  }

  @Test
  void shouldChooseRecordsByEachFilter() {
    Path directory = Journals.small(temp);
    assertEquals(List.of(8L, 9L, 10L), sequences("dump", directory, "--from", 8));
    assertEquals(List.of(1L, 2L), sequences("dump", directory, "--to", 2));
    assertEquals(List.of(4L, 5L), sequences("dump", directory, "--from", 4, "--to", 5));
    assertEquals(
        List.of(9L, 10L), sequences("dump", directory, "--since", "2026-01-01T00:00:00.009Z"));
    assertEquals(
        List.of(1L, 2L),
        sequences("dump", directory, "--until", JournalMaker.START_NS + 2 * JournalMaker.STEP_NS));
    assertEquals(List.of(2L, 4L, 6L, 10L), sequences("dump", directory, "--session", 7));
    assertEquals(List.of(4L, 6L), sequences("dump", directory, "--order", 11));
    assertEquals(List.of(5L, 8L), sequences("dump", directory, "--symbol", 4));
    assertEquals(List.of(6L), sequences("dump", directory, "--symbol", 3, "--from", 5));
    assertEquals(
        List.of(6L), sequences("dump", directory, "--order", 11, "--session", 7, "--from", 5));
    assertEquals(List.of(), sequences("dump", directory, "--from", 11));
  }

  @Test
  void shouldPrintOneJsonObjectForEachRecord() {
    String line = ToolRun.fine("dump", Journals.small(temp), "--format", "json", "--order", 12);
    assertEquals(
        "{\"sequence\":5,\"epoch\":1,\"timestampNs\":1767225600005000000,"
            + "\"time\":\"2026-01-01T00:00:00.005Z\",\"kind\":\"OPERATION\",\"session\":8,"
            + "\"clientSequence\":1,\"length\":38,\"payload\":{\"op\":\"new\",\"symbol\":4,"
            + "\"id\":12,\"side\":\"BUY\",\"type\":\"LIMIT\",\"price\":2000000,\"quantity\":6}}\n",
        line);
  }

  @Test
  void shouldShowPayloadsAsHexWhenTheServiceDoesNotKnowThem() {
    Path directory = temp.resolve("journal");
    try (JournalMaker maker = JournalMaker.open(directory, 0)) {
      maker.epoch().session(1);
      maker.operation(1, 1, new UnsafeBuffer(new byte[] {1, (byte) 0xab}), 2);
    }
    assertTrue(ToolRun.fine("dump", directory, "--from", 3).contains("01ab"));
    assertTrue(
        ToolRun.fine("dump", directory, "--from", 3, "--service", "kv", "--hex")
            .contains("0x01ab"));
    assertTrue(
        ToolRun.fine(
                "dump", directory, "--from", 3, "--service", RandomAnswerService.class.getName())
            .contains("{\"hex\":\"01ab\"}"));
  }

  @Test
  void shouldDecodeKeyValueOperations() {
    Path directory = temp.resolve("journal");
    UnsafeBuffer bytes = new UnsafeBuffer(new byte[256]);
    UnsafeBuffer key = new UnsafeBuffer("k".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    int length = new KeyValueCommands().get(bytes, 0, key, 0, 1);
    try (JournalMaker maker = JournalMaker.open(directory, 0)) {
      maker.epoch().session(1).operation(1, 1, bytes, length);
    }
    assertTrue(
        ToolRun.fine("dump", directory, "--service", "kv")
            .contains("{\"type\":\"get\",\"key\":\"k\"}"));
  }

  @Test
  void shouldPrintWhatIsBeforeTheDamageAndNameIt() throws IOException {
    Path directory = Journals.generated(temp.resolve("journal"), 1, 500, Long.MAX_VALUE);
    ToolRun.damage(directory, 100);
    ToolRun run = ToolRun.of("dump", directory);
    assertEquals(1, run.exitCode());
    assertEquals(99, run.lines().size());
    assertTrue(run.err().contains("record 100 in segment"), run.err());
  }

  @Test
  void shouldRefuseWhatMakesNoSense() {
    Path directory = Journals.small(temp);
    ToolRun.failing(2, List.of("--to 3", "--from 4"), "dump", directory, "--from", 4, "--to", 3);
    ToolRun.failing(2, List.of("--from 0"), "dump", directory, "--from", 0);
    ToolRun.failing(2, List.of("orderbook"), "dump", directory, "--service", "kv", "--order", 1);
    ToolRun.failing(2, List.of("no service"), "dump", directory, "--service", "java.lang.String");
    ToolRun.failing(2, List.of("no moment"), "dump", directory, "--since", "yesterday");
    ToolRun.failing(2, List.of("--format"), "dump", directory, "--format", "xml");
    ToolRun.failing(2, List.of("DIR"), "dump");
  }

  @Test
  void shouldSayWhatIsWrongWhenThereIsNoJournal() throws IOException {
    Path empty = java.nio.file.Files.createDirectory(temp.resolve("empty"));
    for (String command : List.of("ls", "dump", "verify", "replay", "stat")) {
      ToolRun.failing(1, List.of("NODE is missing", command), command, empty);
      ToolRun.failing(1, List.of("not a directory", "nowhere"), command, temp.resolve("nowhere"));
    }
    ToolRun.failing(1, List.of("NODE is missing"), "diff", empty, empty);
    Path file = temp.resolve("out");
    ToolRun.failing(
        1, List.of("NODE is missing"), "export", empty, "--format", "csv", "--out", file);
    assertTrue(Stream.of(file).noneMatch(java.nio.file.Files::exists));
  }
}
