package io.hotpair.engine.watchdog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;

/**
 * Keeps the register's disk drained: each turn forces a page of a file beside the register. A disk
 * with a cache of its own answers a force only once all that it was given before is on the medium,
 * whoever wrote it. Where journals are on the same disk that takes up to some 100 milliseconds now
 * and then, and a failover waits for it; where it is forced often there is little to wait for. The
 * register itself is not touched.
 *
 * <p>A helper that may fail: the watchdog goes on without it. One thread, which waits for the disk
 * and so is never the watchdog's.
 */
final class DiskDrain implements Agent {
  private final Path file;
  private final ForcedPages pages;
  private final ByteBuffer page = ByteBuffer.allocate(RegisterLayout.PAGE_LENGTH);

  private DiskDrain(Path file, ForcedPages pages) {
    this.file = file;
    this.pages = pages;
  }

  /**
   * Makes the file, or takes over what a watchdog that was killed left behind.
   *
   * @param register file of the register.
   * @return the helper, to be closed by {@link #onClose}.
   * @throws IOException if the file cannot be made.
   */
  static DiskDrain open(Path register) throws IOException {
    Path file = register.resolveSibling(register.getFileName() + ".drain");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      // Its full length, so that no later force has metadata to write.
      ByteBuffer zeros = ByteBuffer.allocate(RegisterLayout.PAGE_LENGTH);
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
      channel.force(true);
    }
    return new DiskDrain(file, ForcedPages.open(file, RegisterLayout.PAGE_LENGTH));
  }

  /**
   * {@inheritDoc} Returns once the disk has answered; then it is to be left alone for a while.
   *
   * @throws AgentTerminationException naming the file, if it cannot be forced.
   */
  @Override
  public int doWork() {
    try {
      pages.write(page, 0);
    } catch (IOException e) {
      throw new AgentTerminationException("cannot force " + file + ": " + e, e);
    }
    return 0;
  }

  @Override
  public void onClose() {
    try {
      pages.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file + ": " + e, e);
    }
  }

  @Override
  public String roleName() {
    return "hotpair-drain";
  }
}
