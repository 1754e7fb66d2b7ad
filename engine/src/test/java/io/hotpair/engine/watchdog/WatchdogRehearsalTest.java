package io.hotpair.engine.watchdog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.RegisterException;
import io.hotpair.engine.protocol.watchdog.WatchdogTimings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchdogRehearsalTest {
  @TempDir private Path directory;

  private Path register() {
    return directory.resolve("register");
  }

  @Test
  void shouldReplaceThePrimaryTenTimesAndLeaveTheRegisterAlone() throws IOException {
    FileRegister.create(register(), "demo", new TreeSet<>(Set.of(0, 1)));
    byte[] before = Files.readAllBytes(register());
    View last = WatchdogRehearsal.run(register(), new WatchdogTimings());
    // The first start, and for each failover an admission and a new primary.
    assertEquals(1 + 2 * 10, last.version());
    assertEquals(1 + 10, last.epoch());
    assertArrayEquals(before, Files.readAllBytes(register()));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(register()), files.toList());
    }
  }

  @Test
  void shouldRehearseAgainAfterItWasKilledInARehearsal() throws IOException {
    Files.writeString(directory.resolve("register.rehearsal"), "half a register");
    assertEquals(11, WatchdogRehearsal.run(register(), new WatchdogTimings()).epoch());
  }

  @Test
  void shouldSayWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "no directory");
    String message =
        assertThrows(
                RegisterException.class,
                () -> WatchdogRehearsal.run(file.resolve("register"), new WatchdogTimings()))
            .getMessage();
    assertTrue(message.contains("register.rehearsal"), message);
  }
}
