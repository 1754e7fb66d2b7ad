package io.hotpair.engine.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.agrona.concurrent.AgentTerminationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DiskDrainTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  @TempDir private Path directory;
  private Path register;
  private Path file;

  @BeforeEach
  void nameFiles() {
    register = directory.resolve("register");
    file = directory.resolve("register.drain");
  }

  @Test
  void shouldForceAPageOfAFileThatNeverGrowsAndLeaveNothingBehind() throws IOException {
    Files.writeString(file, "left behind by a watchdog that was killed, and of another length");
    DiskDrain drain = DiskDrain.open(register);
    for (int i = 0; i < 3; i++) {
      Files.setLastModifiedTime(file, LONG_AGO);
      assertEquals(0, drain.doWork());
      assertNotEquals(LONG_AGO, Files.getLastModifiedTime(file), "turn " + i);
      assertEquals(RegisterLayout.PAGE_LENGTH, Files.size(file));
    }
    drain.onClose();
    assertFalse(Files.exists(file));
    assertFalse(Files.exists(register), "the register is not its business");
  }

  @Test
  void shouldNameTheFileThatItCannotForceAndStop() throws IOException {
    DiskDrain drain = DiskDrain.open(register);
    drain.onClose();
    String why = assertThrows(AgentTerminationException.class, drain::doWork).getMessage();
    assertTrue(why.contains("cannot force " + file), why);
  }
}
