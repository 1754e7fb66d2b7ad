package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFileTest {
  @TempDir private Path directory;

  @BeforeEach
  void requireSystem() {
    assumeTrue(WrittenFile.isSupported(), "skipped: only Linux writes parts of files");
  }

  @Test
  void shouldNameAFileThatIsNotThere() {
    Path missing = directory.resolve("missing");
    IOException e = assertThrows(IOException.class, () -> WrittenFile.open(missing));
    assertTrue(e.getMessage().contains(missing.toString()), e.getMessage());
    assertTrue(Files.notExists(missing), "and does not make it");
  }

  @Test
  void shouldLeaveAFileAsLongAsItIs() throws IOException {
    Path path = Files.write(directory.resolve("cut"), new byte[1000]);
    try (WrittenFile file = WrittenFile.open(path)) {
      file.write(0, 4096);
      file.write(8192, 4096);
    }
    assertEquals(1000, Files.size(path));
  }

  @Test
  void shouldSayWhatTheSystemRefuses() throws IOException {
    Path path = Files.write(directory.resolve("refused"), new byte[1000]);
    try (WrittenFile file = WrittenFile.open(path)) {
      IOException e = assertThrows(IOException.class, () -> file.write(-4096, 4096));
      assertTrue(e.getMessage().contains("-4096"), e.getMessage());
    }
  }
}
