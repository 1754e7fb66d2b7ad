package io.hotpair.engine.host;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * What Linux knows of how the calling thread is scheduled: sched_getattr(2) and sched_setattr(2),
 * x86-64 or AArch64. Elsewhere nothing can be read or written.
 */
final class SchedulingAttributes {
  /** Policy of threads that share the cores fairly. */
  static final int NORMAL = 0;

  /** The same, for threads that compute much. */
  static final int BATCH = 3;

  /** Policy of threads that run where no other one wants to. */
  static final int IDLE = 5;

  private static final int BYTES = 56;
  private static final int POLICY_OFFSET = 4;
  private static final int RUNTIME_OFFSET = 24;
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

  private final Memory memory = new Memory(BYTES);

  private static native long syscall(long number, long thread, Pointer attributes, long a, long b);

  /** Reads those of the calling thread; false if the system does not tell. */
  boolean read() {
    return IS_SUPPORTED && syscall(GET_ATTRIBUTES, CALLING_THREAD, memory, BYTES, 0) == 0;
  }

  /** Gives the calling thread what was read and changed; false if the system refuses. */
  boolean write() {
    return IS_SUPPORTED && syscall(SET_ATTRIBUTES, CALLING_THREAD, memory, 0, 0) == 0;
  }

  int policy() {
    return memory.getInt(POLICY_OFFSET);
  }

  void policy(int policy) {
    memory.setInt(POLICY_OFFSET, policy);
  }

  /** Length of a turn in ns; 0: the system's own. */
  long runtimeNs() {
    return memory.getLong(RUNTIME_OFFSET);
  }

  void runtimeNs(long nanos) {
    memory.setLong(RUNTIME_OFFSET, nanos);
  }
}
