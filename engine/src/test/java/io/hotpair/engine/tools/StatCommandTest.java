package io.hotpair.engine.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.replay.JournalMaker;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatCommandTest {
  @TempDir Path temp;

  private static void assertHas(String text, String pattern) {
    assertTrue(text.lines().anyMatch(line -> line.matches(pattern)), text);
  }

  @Test
  void shouldCountByKindEpochAndSession() {
    String text = ToolRun.fine("stat", Journals.small(temp));
    assertHas(text, "records   10 \\(sequences 1 to 10\\)");
    assertHas(text, "time      2026-01-01T00:00:00.001Z to 2026-01-01T00:00:00.010Z");
    assertHas(
        text, "rate      1,000.0 a second, at most 10 in the second from 2026-01-01T00:00:00Z");
    assertHas(text, "kind      OPERATION +4 records, 4 to 8, 750.0 a second");
    assertHas(text, "epoch     2 +4 records, 7 to 10, 1,000.0 a second");
    assertHas(text, "session   8 +3 records, 3 to 8, 400.0 a second");
    assertHas(text, "gap       1.000 ms before record 2");
  }

  @Test
  void shouldGiveMachinesOneObject() {
    String text = ToolRun.fine("stat", Journals.small(temp), "--json");
    assertTrue(text.startsWith("{\"records\":10,\"firstSequence\":1,\"lastSequence\":10,"), text);
    assertTrue(text.contains("\"peakPerSecond\":10,"), text);
    assertTrue(text.contains("\"kinds\":{\"OPERATION\":{\"records\":4,"), text);
    assertTrue(text.contains("\"sessions\":{\"7\":{\"records\":4,"), text);
  }

  @Test
  void shouldSayThatThereAreNoRecords() {
    JournalMaker.open(temp, 0).close();
    assertEquals("no records\n", ToolRun.fine("stat", temp));
    assertTrue(ToolRun.fine("stat", temp, "--json").startsWith("{\"records\":0,"));
  }
}
