package io.hotpair.engine.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.replay.JournalMaker;
import io.hotpair.journal.sbe.RecordKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {
  @TempDir Path temp;

  private Path cut() {
    try (JournalMaker maker = JournalMaker.open(temp, 0)) {
      maker.epoch();
      for (int i = 0; i < 9; i++) {
        maker.plain(RecordKind.TIMER, 0, i);
      }
      maker.journal().cut(4);
      maker.epoch().plain(RecordKind.TIMER, 0, 1);
    }
    return temp;
  }

  @Test
  void shouldListSegmentsWithWhatWasCut() {
    List<String> lines = ToolRun.of("ls", cut()).lines();
    assertEquals(3, lines.size());
    assertTrue(lines.get(0).startsWith("segment"), lines.get(0));
    assertTrue(
        lines.get(1).matches("00000001-e0-s1 +1 +1 +4 +4 +6 .*00:00:00.004Z +cut behind 4"),
        lines.get(1));
    assertTrue(lines.get(2).matches("00000002-e1-s5 +2 +5 +6 +2 +0 .*"), lines.get(2));
  }

  @Test
  void shouldGiveMachinesOneObjectForEachSegment() {
    List<String> lines = ToolRun.of("ls", cut(), "--json").lines();
    assertEquals(2, lines.size());
    assertTrue(
        lines
            .get(0)
            .startsWith(
                "{\"segment\":\"00000001-e0-s1\",\"previousEpoch\":0,\"firstEpoch\":1,"
                    + "\"lastEpoch\":1,\"firstSequence\":1,\"lastSequence\":4,\"records\":4,"
                    + "\"cutRecords\":6,\"superseded\":false,"),
        lines.get(0));
    assertTrue(lines.get(0).matches(".*\"diskBytes\":[1-9][0-9]+,\"apparentBytes\":[1-9].*"));
  }

  @Test
  void shouldListEverySegmentAndFailWhenOneIsDamaged() throws IOException {
    Path directory = Journals.generated(temp.resolve("journal"), 1, 300, 100);
    ToolRun.damage(directory, 150);
    ToolRun run = ToolRun.of("ls", directory);
    assertEquals(1, run.exitCode());
    assertEquals(5, run.lines().size());
    assertTrue(run.lines().get(2).contains("DAMAGED: record 150 "), run.out());
    assertTrue(run.lines().get(3).matches("00000003-e1-s201 .*Z"), run.out());
  }
}
