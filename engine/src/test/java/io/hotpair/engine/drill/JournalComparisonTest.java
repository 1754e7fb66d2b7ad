package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.journal.JournalReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalComparisonTest {
  @TempDir private Path directory;

  @Test
  void shouldFindEqualJournalsEqual() {
    JournalComparison comparison = compare(new String[] {"a", "b"}, new String[] {"a", "b"});
    assertTrue(comparison.isEqual(), comparison.difference());
    assertEquals(3, comparison.lastSequence());
    assertEquals(List.of(1L), comparison.epochList());
  }

  @Test
  void shouldNameTheFirstRecordThatDiffers() {
    JournalComparison comparison = compare(new String[] {"a", "b"}, new String[] {"a", "x"});
    assertFalse(comparison.isEqual());
    assertTrue(comparison.difference().contains("records 3 differ"), comparison.difference());
    assertEquals(2, comparison.lastSequence());
  }

  @Test
  void shouldSeeThatOneIsShorterWhicheverItIs() {
    JournalComparison second = compare(new String[] {"a", "b"}, new String[] {"a"});
    assertTrue(second.difference().contains("node 1 ends at 2"), second.difference());
    JournalComparison first =
        JournalComparison.of(new RecordedPair(directory).journal(2, "a"), reader(1));
    assertTrue(first.isEqual(), first.difference());
    JournalComparison shorterFirst = JournalComparison.of(reader(2), reader(0));
    assertTrue(shorterFirst.difference().contains("node 2 ends at 2"), shorterFirst.difference());
  }

  private JournalComparison compare(String[] one, String[] other) {
    RecordedPair pair = new RecordedPair(directory);
    return JournalComparison.of(pair.journal(0, one), pair.journal(1, other));
  }

  private JournalReader reader(int nodeId) {
    return JournalReader.open(directory.resolve("node-" + nodeId));
  }
}
