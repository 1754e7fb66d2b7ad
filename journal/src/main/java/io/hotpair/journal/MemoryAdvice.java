package io.hotpair.journal;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/** madvise(2), which Java has no words for. 64-bit Linux; elsewhere it refuses. Any thread. */
final class MemoryAdvice {
  private static final int RANDOM = 1;

  /** Linux 5.14: page tables are made ready for writing, without writing. */
  private static final int POPULATE_WRITE = 23;

  private static final int INVALID_ARGUMENT = 22;
  private static final boolean IS_LINUX = Platform.isLinux() && Platform.is64Bit();

  static {
    if (IS_LINUX) {
      Native.register("c");
    }
  }

  private MemoryAdvice() {}

  private static native int madvise(long address, long length, int advice);

  /** A page fault there brings one page, not as many around it as a disk likes to read at once. */
  static void expectRandomAccess(long address, long length) {
    if (IS_LINUX) {
      madvise(address, length, RANDOM);
    }
  }

  /** False if the system does not do it, or not there, or has no room. */
  static boolean populateForWriting(long address, long length) {
    return IS_LINUX && madvise(address, length, POPULATE_WRITE) == 0;
  }

  /** Whether the last refusal that this thread met was of the advice itself. */
  static boolean isUnknown() {
    return !IS_LINUX || Native.getLastError() == INVALID_ARGUMENT;
  }
}
