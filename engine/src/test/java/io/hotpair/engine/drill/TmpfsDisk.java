package io.hotpair.engine.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A small disk in memory, mounted on a directory: one that can be filled without harm to anybody.
 */
final class TmpfsDisk implements AutoCloseable {
  private static final int BLOCK_BYTES = 1 << 20;

  private final Path directory;
  private final Path ballast;

  private TmpfsDisk(Path directory) {
    this.directory = directory;
    ballast = directory.resolve("BALLAST");
  }

  /** Mounts one, if that is allowed here (Linux, root). */
  static Optional<TmpfsDisk> mount(Path directory, long bytes) throws IOException {
    Files.createDirectories(directory);
    boolean isMounted =
        isDone("mount", "-t", "tmpfs", "-o", "size=" + bytes, "hotpair-test", directory.toString());
    return isMounted ? Optional.of(new TmpfsDisk(directory)) : Optional.empty();
  }

  /** Takes space away until no more than this is free. */
  void fillUpTo(long freeBytes) throws IOException {
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
    try (FileChannel file =
        FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (Files.getFileStore(directory).getUsableSpace() > freeBytes) {
        file.write(block.clear());
      }
    }
  }

  /** Gives the space back. */
  void makeRoom() throws IOException {
    Files.delete(ballast);
  }

  @Override
  public void close() {
    if (!isDone("umount", directory.toString())) {
      throw new IllegalStateException(directory + " cannot be unmounted");
    }
  }

  private static boolean isDone(String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such command
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }
}
