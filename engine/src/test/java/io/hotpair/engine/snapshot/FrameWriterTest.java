package io.hotpair.engine.snapshot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameWriterTest {
  private static final int FRAMES = 20;

  @TempDir Path directory;

  @Test
  void shouldLetTheThreadRestAfterEachFrame() throws IOException {
    AtomicInteger looks = new AtomicInteger();
    Pacer pacer = new Pacer(50, looks::incrementAndGet);
    int before = looks.get();
    try (FileChannel file =
        FileChannel.open(
            directory.resolve("frames"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      FrameWriter writer = new FrameWriter(file, pacer);
      for (int i = 0; i < FRAMES; i++) {
        writer.frame(FrameKind.STATE, new UnsafeBuffer(new byte[100]), 0, 100);
      }
    }
    assertTrue(looks.get() - before >= FRAMES, "the pacer was asked too seldom: " + looks);
  }
}
