package io.hotpair.engine.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  @TempDir Path temp;

  @Test
  void shouldTellHowFarItCameAndHowFast() {
    String text = ToolRun.fine("replay", Journals.small(temp));
    assertTrue(
        text.matches(
            "replayed 4 operations to sequence 10 \\(epoch 2, 2026-01-01T00:00:00.010Z\\) in"
                + " .* a second\n"),
        text);
  }

  @Test
  void shouldShowTheBookAsItStood() {
    Path directory = Journals.small(temp);
    List<String> lines = ToolRun.of("replay", directory, "--book", 4).lines();
    assertEquals("symbol 4", lines.get(1));
    assertTrue(lines.get(3).matches(" +1 +2 +200.0000 \\|"), lines.get(3));
    lines = ToolRun.of("replay", directory, "--to-sequence", 5, "--book", 4).lines();
    assertTrue(lines.get(3).matches(" +1 +6 +200.0000 \\|"), lines.get(3));
    lines =
        ToolRun.of("replay", directory, "--to-time", "2026-01-01T00:00:00.0045Z", "--book", 4)
            .lines();
    assertEquals("symbol 4: no orders", lines.get(1));
    lines =
        ToolRun.of("replay", directory, "--to-time", "2026-01-01T00:00:00.0045Z", "--book", 3)
            .lines();
    assertTrue(lines.get(3).matches(" +1 +5 +100.0000 \\|"), lines.get(3));
  }

  @Test
  void shouldLimitTheBookToTheDepthAskedFor() {
    Path directory = Journals.generated(temp.resolve("journal"), 1, 2_000, Long.MAX_VALUE);
    assertEquals(3 + 2, ToolRun.of("replay", directory, "--book", 1, "--depth", 2).lines().size());
  }

  @Test
  void shouldShowASessionsOperationsWithTheirAnswers() {
    List<String> lines = ToolRun.of("replay", Journals.small(temp), "--of-session", 8).lines();
    assertEquals(3, lines.size());
    assertTrue(
        lines.get(0).startsWith("5 2026-01-01T00:00:00.005Z #1 {\"op\":\"new\""), lines.get(0));
    assertTrue(lines.get(0).contains("} -> {\"status\":\"ACCEPTED\""), lines.get(0));
    assertTrue(lines.get(1).contains("\"fills\":[{\"maker\":12,\"taker\":13"), lines.get(1));
    lines = ToolRun.of("replay", temp, "--of-session", 8, "--json").lines();
    assertTrue(
        lines
            .get(1)
            .startsWith(
                "{\"sequence\":8,\"timestampNs\":1767225600008000000,"
                    + "\"session\":8,\"clientSequence\":2,\"operation\":{\"op\":\"new\""),
        lines.get(1));
    assertTrue(lines.get(1).contains("\"answer\":{\"status\":\"ACCEPTED\""), lines.get(1));
  }

  @Test
  void shouldPrintTheSameDigestEachTimeAndAnotherForAnotherState() {
    Path directory = Journals.generated(temp.resolve("journal"), 1, 2_000, 300);
    String first = ToolRun.of("replay", directory, "--digest").lines().get(1);
    assertTrue(first.matches("digest [0-9a-f]{16} at 2002"), first);
    assertEquals(first, ToolRun.of("replay", directory, "--digest").lines().get(1));
    List<String> every = ToolRun.of("replay", directory, "--digest-every", 1001).lines();
    assertEquals(3, every.size());
    assertTrue(every.get(0).endsWith(" at 1001"), every.get(0));
    assertEquals(first, every.get(1));
    assertTrue(!every.get(0).substring(0, 23).equals(first.substring(0, 23)));
  }

  @Test
  void shouldGiveMachinesOneObject() {
    String text = ToolRun.fine("replay", Journals.small(temp), "--json", "--book", 4);
    assertTrue(text.startsWith("{\"operations\":4,\"sequence\":10,\"epoch\":2,"), text);
    assertTrue(
        text.endsWith(
            "\"book\":{\"symbol\":4,\"halted\":false,\"bids\":[{\"price\":2000000,\"quantity\":2,"
                + "\"orders\":1}],\"asks\":[]}}\n"),
        text);
  }

  @Test
  void shouldReplayAtAScaledSpeed() {
    ToolRun.fine("replay", Journals.small(temp), "--speed", "x1000");
    ToolRun.fine("replay", temp, "--speed", "recorded");
  }

  @Test
  void shouldNameTheDamageAndHowFarItCame() throws IOException {
    Path directory = Journals.generated(temp.resolve("journal"), 1, 500, Long.MAX_VALUE);
    ToolRun.damage(directory, 100);
    ToolRun.failing(
        1, List.of("replayed to sequence 99", "record 100 in segment"), "replay", directory);
    ToolRun.fine("replay", directory, "--to-sequence", 99);
  }

  @Test
  void shouldRefuseWhatMakesNoSense() {
    Path directory = Journals.small(temp);
    ToolRun.failing(1, List.of("ends with record 10"), "replay", directory, "--to-sequence", 11);
    ToolRun.failing(2, List.of("no speed"), "replay", directory, "--speed", "fast");
    ToolRun.failing(2, List.of("--depth 0"), "replay", directory, "--book", 1, "--depth", 0);
    ToolRun.failing(2, List.of("orderbook"), "replay", directory, "--service", "kv", "--book", 1);
    ToolRun.failing(2, List.of("--to-sequence 0"), "replay", directory, "--to-sequence", 0);
    ToolRun.failing(
        2, List.of("mutually exclusive"), "replay", directory, "--to-sequence", 5, "--to-time", 1);
  }

  @Test
  void shouldSayWhatIsMissingWhenThereIsNoSnapshotToBeginWith() {
    ToolRun.failing(
        1,
        List.of("no whole snapshot", "--from-snapshot FILE"),
        "replay",
        Journals.small(temp),
        "--from-snapshot");
  }
}
