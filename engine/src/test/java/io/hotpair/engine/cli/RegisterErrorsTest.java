package io.hotpair.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.watchdog.FileRegister;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register that cannot be trusted is one clear error, and never a silent new start. */
class RegisterErrorsTest {
  private static final int PAGE_LENGTH = 4096;
  private static final SortedSet<Integer> NODES = new TreeSet<>(List.of(0, 1));

  @TempDir private Path directory;
  private Path register;

  @BeforeEach
  void createRegister() {
    register = directory.resolve("register");
    FileRegister.create(register, "hotpair", NODES);
  }

  @Test
  void shouldRefuseARegisterOfAnotherCluster() {
    assertRefused(
        watchdog("--set", "hotpair.cluster=other"), "belongs to cluster 'hotpair'", "'other'");
  }

  @Test
  void shouldRefuseARegisterOfOtherNodes() {
    assertRefused(
        watchdog("--set", "hotpair.nodes=0=127.0.0.1,7=127.0.0.1"), "created for nodes [0, 1]");
  }

  @Test
  void shouldRefuseAMissingRegister() throws IOException {
    Files.delete(register);
    assertRefused(watchdog(), "is missing");
    assertTrue(Files.notExists(register), "no register was made");
  }

  @Test
  void shouldRefuseATornRegister() throws IOException {
    try (FileChannel channel = FileChannel.open(register, StandardOpenOption.WRITE)) {
      channel.truncate(PAGE_LENGTH + 100);
    }
    assertRefused(watchdog(), "no sound header", "damaged");
  }

  @Test
  void shouldRefuseARegisterWithBothSlotsDamaged() throws IOException {
    try (FileChannel channel = FileChannel.open(register, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), PAGE_LENGTH + 16);
      channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 2 * PAGE_LENGTH + 16);
    }
    assertRefused(watchdog(), "damaged in both slots");
  }

  @Test
  void shouldRefuseToCreateOverARegister() {
    assertRefused(watchdog("--create"), "exists already");
  }

  @Test
  void shouldRefuseARegisterThatAnotherWatchdogUses() {
    try (FileRegister other = FileRegister.open(register, "hotpair", NODES)) {
      assertEquals("hotpair", other.cluster());
      assertRefused(watchdog(), "is in use");
    }
  }

  private CommandRun watchdog(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "watchdog";
    arguments[1] = "--set";
    arguments[2] = "hotpair.dir=" + directory;
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandRun.of(arguments);
  }

  private void assertRefused(CommandRun run, String... words) {
    assertEquals(1, run.exitCode(), run.toString());
    assertEquals("", run.out());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(register.toString()), run.err());
    for (String word : words) {
      assertTrue(run.err().contains(word), run.err());
    }
  }
}
