package io.hotpair.engine.linearizability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  private static final String ANSWERED =
      "{\"session\":7,\"seq\":1,\"invokeNs\":5,\"completeNs\":9,\"op\":{\"type\":\"cas\",\"key\":"
          + "\"k\",\"expect\":\"a\",\"value\":\"b\"},\"result\":{\"status\":\"MISMATCH\","
          + "\"value\":\"c\"},\"by\":\"A\",\"record\":3}";
  private static final String UNANSWERED =
      "{\"session\":7,\"seq\":2,\"invokeNs\":6,\"completeNs\":null,\"op\":{\"type\":\"delete\","
          + "\"key\":\"k\"},\"result\":null,\"by\":null}";

  @TempDir private Path directory;

  @Test
  void shouldReadWhatTheDrillWrites() throws IOException {
    List<KeyValueOperation> history = HistoryFile.read(file(ANSWERED, UNANSWERED));
    assertEquals("session 7 operation 1: cas a to b -> MISMATCH c", history.get(0).toString());
    assertEquals(3, history.get(0).hint());
    assertEquals("session 7 operation 2: delete -> no answer", history.get(1).toString());
    assertEquals(KeyValueOperation.NEVER, history.get(1).completeNs());
  }

  @Test
  void shouldNameTheLineThatIsNoOperation() throws IOException {
    refused(ANSWERED.substring(0, 40), ":2:");
    refused(ANSWERED.replace("\"cas\"", "\"jump\""), "JUMP");
    refused(ANSWERED.replace("\"key\":\"k\",", ""), "no key");
    refused(UNANSWERED.replace("null,\"op\"", "9,\"op\""), "neither");
    refused("", ":2:");
  }

  private void refused(String line, String word) throws IOException {
    Path file = file(ANSWERED, line);
    HistoryException error =
        assertThrows(HistoryException.class, () -> HistoryFile.read(file), line);
    assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
    assertTrue(error.getMessage().contains(word), error.getMessage());
  }

  private Path file(String... lines) throws IOException {
    return Files.write(directory.resolve("history.jsonl"), List.of(lines));
  }
}
