package io.hotpair.engine.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir Path temp;

  @Test
  void shouldWriteCsv() throws IOException {
    Path directory = Journals.small(temp.resolve("journal"));
    Path file = temp.resolve("out.csv");
    String text = ToolRun.fine("export", directory, "--format", "csv", "--out", file);
    assertEquals("10 records in " + file + "\n", text);
    List<String> lines = Files.readAllLines(file);
    assertEquals(11, lines.size());
    assertEquals(
        "sequence,epoch,timestampNs,time,kind,session,clientSequence,length,payload", lines.get(0));
    assertEquals(
        "6,1,1767225600006000000,2026-01-01T00:00:00.006Z,OPERATION,7,2,16,"
            + "\"{\"\"op\"\":\"\"cancel\"\",\"\"id\"\":11}\"",
        lines.get(6));
    assertTrue(lines.get(10).endsWith("SESSION_CLOSE,7,0,0,"), lines.get(10));
  }

  @Test
  void shouldWriteTheJsonLinesThatDumpPrints() throws IOException {
    Path directory = Journals.small(temp.resolve("journal"));
    Path file = temp.resolve("out.jsonl");
    ToolRun.fine(
        "export", directory, "--format", "jsonl", "--out", file, "--session", 7, "--from", 3);
    assertEquals(
        ToolRun.fine("dump", directory, "--format", "json", "--session", 7, "--from", 3),
        Files.readString(file));
  }

  @Test
  void shouldReplaceAFileOnlyWhenTold() throws IOException {
    Path directory = Journals.small(temp.resolve("journal"));
    Path file = Files.writeString(temp.resolve("out"), "precious");
    ToolRun.failing(1, List.of("exists"), "export", directory, "--format", "csv", "--out", file);
    assertEquals("precious", Files.readString(file));
    ToolRun.fine("export", directory, "--format", "csv", "--out", file, "--overwrite");
    assertEquals(11, Files.readAllLines(file).size());
  }

  @Test
  void shouldFailWhenTheJournalIsDamaged() throws IOException {
    Path directory = Journals.generated(temp.resolve("journal"), 1, 300, Long.MAX_VALUE);
    ToolRun.damage(directory, 50);
    Path file = temp.resolve("out");
    ToolRun.failing(
        1, List.of("record 50 in segment"), "export", directory, "--format", "csv", "--out", file);
    assertEquals(1 + 49, Files.readAllLines(file).size());
  }
}
