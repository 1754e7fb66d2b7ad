package io.hotpair.engine.host;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.concurrent.TimeUnit;

/**
 * How long Linux lets a thread run before another one's turn. A thread that yields gives up what is
 * left of its slice to the threads it shares a core with, so where threads outnumber cores each
 * turn lasts as long as a slice: short ones let everybody poll often.
 *
 * <p>The source is sched_setattr(2) with {@code sched_runtime} for threads of the normal class:
 * Linux 6.12 or later, x86-64 or AArch64, no privilege needed. Elsewhere nothing happens.
 */
final class TimeSlice {
  /** The range that Linux allows. */
  static final long MIN_NS = TimeUnit.MICROSECONDS.toNanos(100);

  static final long MAX_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final int ATTRIBUTES_BYTES = 56;
  private static final int POLICY_OFFSET = 4;
  private static final int RUNTIME_OFFSET = 24;
  private static final int NORMAL = 0;
  private static final int BATCH = 3;
  private static final long CALLING_THREAD = 0;
  private static final boolean IS_INTEL = Platform.isIntel();
  private static final boolean IS_SUPPORTED =
      Platform.isLinux() && Platform.is64Bit() && (IS_INTEL || Platform.isARM());
  private static final long SET_ATTRIBUTES = IS_INTEL ? 314 : 274;
  private static final long GET_ATTRIBUTES = IS_INTEL ? 315 : 275;

  static {
    if (IS_SUPPORTED) {
      Native.register("c");
    }
  }

  private TimeSlice() {}

  private static native long syscall(long number, long thread, Pointer attributes, long a, long b);

  /**
   * Asks for slices of a length, for the calling thread and those that it starts.
   *
   * @param nanos length, {@link #MIN_NS} to {@link #MAX_NS}.
   * @return false if the system does not do it for this thread.
   */
  static boolean ask(long nanos) {
    if (!IS_SUPPORTED) {
      return false;
    }
    // Read first, so that whatever else was set for the thread stays.
    Memory attributes = new Memory(ATTRIBUTES_BYTES);
    if (!read(attributes)) {
      return false;
    }
    int policy = attributes.getInt(POLICY_OFFSET);
    if (policy != NORMAL && policy != BATCH) {
      return false; // somebody has chosen real time
    }
    attributes.setLong(RUNTIME_OFFSET, nanos);
    return syscall(SET_ATTRIBUTES, CALLING_THREAD, attributes, 0, 0) == 0
        && read(attributes)
        && attributes.getLong(RUNTIME_OFFSET) == nanos;
  }

  private static boolean read(Memory attributes) {
    return syscall(GET_ATTRIBUTES, CALLING_THREAD, attributes, ATTRIBUTES_BYTES, 0) == 0;
  }
}
