package io.hotpair.engine.watchdog;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes whole pages into a file that has its full length, each on the disk before the call
 * returns. Where the file system can, past the page cache (O_DIRECT with O_DSYNC): a force through
 * the cache waits for whatever else the host is writing back, milliseconds where this takes tens of
 * microseconds, and a failover waits for it. One thread.
 */
final class ForcedPages implements AutoCloseable {
  private final FileChannel channel;
  private final ByteBuffer page;

  private ForcedPages(FileChannel channel, ByteBuffer page) {
    this.channel = channel;
    this.page = page;
  }

  /**
   * Opens a file.
   *
   * @param file that exists.
   * @param pageLength length of each page, a power of two.
   * @return the writer.
   * @throws IOException if the file cannot be opened for writing.
   */
  static ForcedPages open(Path file, int pageLength) throws IOException {
    ByteBuffer page = ByteBuffer.allocateDirect(2 * pageLength).alignedSlice(pageLength);
    return new ForcedPages(openChannel(file, pageLength), page.limit(pageLength).slice());
  }

  private static FileChannel openChannel(Path file, int pageLength) throws IOException {
    if (canBeDirect(file, pageLength)) {
      try {
        return FileChannel.open(
            file, StandardOpenOption.WRITE, StandardOpenOption.DSYNC, ExtendedOpenOption.DIRECT);
      } catch (IOException | UnsupportedOperationException e) {
        // Some file systems refuse O_DIRECT when it is asked for: through the cache, then.
      }
    }
    return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
  }

  private static boolean canBeDirect(Path file, int pageLength) throws IOException {
    try {
      return pageLength % Files.getFileStore(file).getBlockSize() == 0;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  /**
   * Writes a page; when this returns it is durable.
   *
   * @param bytes as many as a page has, from their beginning.
   * @param offset in the file, a multiple of the page's length.
   * @throws IOException if it is not known what the page holds now.
   */
  void write(ByteBuffer bytes, long offset) throws IOException {
    page.clear();
    page.put(bytes.duplicate().clear());
    page.flip();
    if (channel.write(page, offset) != page.limit()) {
      throw new IOException("only a part of a page was written at " + offset);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
