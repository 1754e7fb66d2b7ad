package io.hotpair.journal;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.nio.file.Path;

/**
 * Starts the writing of parts of a file to its disk, and does not wait for it: sync_file_range(2),
 * which Java has no words for. It promises nothing about what a loss of power leaves; that takes a
 * force. 64-bit Linux; elsewhere it refuses. One thread.
 */
final class FileWriteBack implements AutoCloseable {
  private static final int WRITE_ONLY = 1;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int START_WRITING = 2;
  private static final boolean IS_LINUX = Platform.isLinux() && Platform.is64Bit();

  static {
    if (IS_LINUX) {
      Native.register("c");
    }
  }

  private int descriptor;

  FileWriteBack(Path file) {
    descriptor = IS_LINUX ? open(file.toString(), WRITE_ONLY | CLOSE_ON_EXEC) : -1;
  }

  private static native int open(String path, int flags);

  private static native int close(int descriptor);

  private static native int sync_file_range(int descriptor, long offset, long length, int flags);

  /** False if the system does not do it, or not for this file. */
  boolean start(long offset, long length) {
    return descriptor >= 0 && sync_file_range(descriptor, offset, length, START_WRITING) == 0;
  }

  @Override
  public void close() {
    if (descriptor >= 0) {
      close(descriptor);
      descriptor = -1;
    }
  }
}
