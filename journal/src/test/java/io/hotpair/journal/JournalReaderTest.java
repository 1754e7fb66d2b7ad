package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {
  private final JournalFixture fixture = new JournalFixture();

  @TempDir Path directory;

  @Test
  void shouldReadANodesJournalWhileTheNodeAppends() {
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      fixture.append(journal, 1, 100, 100);
      JournalReader reader = JournalReader.open(directory);
      assertEquals("test", reader.clusterName());
      assertEquals(1, reader.nodeId());
      assertEquals(1, reader.firstSequence());
      assertEquals(100, reader.lastSequence());
      try (JournalCursor cursor = reader.cursor(1)) {
        assertEquals(100, JournalFixture.readEpochs(cursor).size());
        for (int i = 1; i <= 5; i++) {
          fixture.append(journal, 1 + i, 100, 5_000); // the file grows under the reader's mapping
          assertEquals(100 + 5_000 * i, reader.refresh());
          assertEquals(5_000, JournalFixture.readEpochs(cursor).size());
        }
        assertEquals(6, reader.epochs().size());
        assertEquals(101, reader.epochs().firstSequenceAt(1));
      }
    }
  }

  @Test
  void shouldFollowACutAfterRefresh() {
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      fixture.append(journal, 1, 100, 100);
      JournalReader reader = JournalReader.open(directory);
      try (JournalCursor before = reader.cursor(50);
          JournalCursor behind = reader.cursor(51)) {
        assertTrue(before.next());
        assertTrue(behind.next());
        journal.cut(50);
        fixture.append(journal, 2, 100, 10);
        assertEquals(60, reader.refresh());
        assertThrows(JournalException.class, behind::next);
        assertEquals(10, JournalFixture.readEpochs(before).size());
      }
    }
  }

  @Test
  void shouldLeaveEveryFileAsItIs() throws IOException {
    try (ChronicleJournal journal = JournalFixture.open(directory)) {
      fixture.append(journal, 1, 100, 1_000);
    }
    Map<String, String> before = contents();
    JournalReader reader = JournalReader.open(directory);
    try (JournalCursor cursor = reader.cursor(1)) {
      assertEquals(1_000, JournalFixture.readEpochs(cursor).size());
    }
    assertEquals(before, contents());
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.toList()) {
        contents.put(
            path.toString(),
            Files.getLastModifiedTime(path)
                + (Files.isRegularFile(path)
                    ? " " + java.util.Arrays.hashCode(Files.readAllBytes(path))
                    : ""));
      }
    }
    return contents;
  }

  @Test
  void shouldNameWhatIsMissingWhenThereIsNoJournal() {
    Path missing = directory.resolve("nowhere");
    assertTrue(
        assertThrows(JournalException.class, () -> JournalReader.open(missing))
            .getMessage()
            .contains(missing.toString()));
    assertTrue(
        assertThrows(JournalException.class, () -> JournalReader.open(directory))
            .getMessage()
            .contains("NODE"));
  }
}
