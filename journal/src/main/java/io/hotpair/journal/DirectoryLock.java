package io.hotpair.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a journal directory for one process: an operating system lock on the file LOCK, whose text
 * is the holder's pid. The system lets the lock go when the process ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {
  static final String FILE_NAME = "LOCK";

  /*
   * A POSIX lock belongs to the process, and closing any of the process's descriptors of the file lets it
   * go. So a second opening from the same process must be turned away before it touches the file, and
   * only state of the whole process can do that.
   */
  private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path held;
  private final FileChannel channel;

  private DirectoryLock(Path held, FileChannel channel) {
    this.held = held;
    this.channel = channel;
  }

  static DirectoryLock acquire(Path directory) throws IOException {
    Path real = directory.toRealPath();
    if (!HELD_BY_THIS_PROCESS.add(real)) {
      throw held(directory, Long.toString(ProcessHandle.current().pid()));
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              real.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw held(directory, Files.readString(real.resolve(FILE_NAME)).trim());
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
      return new DirectoryLock(real, channel);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      HELD_BY_THIS_PROCESS.remove(real);
      throw e;
    }
  }

  private static JournalException held(Path directory, String pid) {
    return new JournalException(
        directory
            + " is open in process "
            + (pid.isEmpty() ? "(pid unknown)" : pid)
            + ": stop that process, or give this node another directory");
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_BY_THIS_PROCESS.remove(held);
    }
  }
}
