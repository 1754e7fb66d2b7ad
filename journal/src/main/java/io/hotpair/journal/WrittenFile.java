package io.hotpair.journal;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file of which parts are given to the disk by sync_file_range(2), which Java has no words for.
 * It writes pages and nothing else: where forcing a part of a file has the file system commit its
 * journal and the disk empty its cache, this costs a fraction. So it promises no durability. 64-bit
 * Linux. One thread.
 */
final class WrittenFile implements AutoCloseable {
  private static final boolean IS_SUPPORTED = Platform.isLinux() && Platform.is64Bit();
  private static final int READ_WRITE = 2;
  private static final int CLOSE_ON_EXEC = 0x80000;

  /** Waits for what is being written, writes, and waits again. */
  private static final int WRITE_AND_WAIT = 1 | 2 | 4;

  static {
    if (IS_SUPPORTED) {
      Native.register("c");
    }
  }

  private final int descriptor;

  private WrittenFile(int descriptor) {
    this.descriptor = descriptor;
  }

  private static native int open(String path, int flags) throws LastErrorException;

  private static native int sync_file_range(int file, long offset, long bytes, int flags)
      throws LastErrorException;

  private static native int close(int file);

  /** Whether the system can do this. */
  static boolean isSupported() {
    return IS_SUPPORTED;
  }

  /** Opens a file that is there. */
  static WrittenFile open(Path path) throws IOException {
    try {
      return new WrittenFile(open(path.toString(), READ_WRITE | CLOSE_ON_EXEC));
    } catch (LastErrorException e) {
      throw new IOException("cannot open " + path + " to write it behind", e);
    }
  }

  /** Returns once the disk has what was in that part, as far as the file reaches. */
  void write(long offset, long bytes) throws IOException {
    try {
      sync_file_range(descriptor, offset, bytes, WRITE_AND_WAIT);
    } catch (LastErrorException e) {
      throw new IOException("cannot write " + bytes + " bytes from " + offset + " on", e);
    }
  }

  @Override
  public void close() {
    close(descriptor);
  }
}
