package io.hotpair.engine.drill.lab;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The few system calls that Java has no words for. 64-bit Linux. */
final class LibC {
  static final int READ_WRITE = 2;
  static final int NON_BLOCKING = 0x800;
  static final int CLOSE_ON_EXEC = 0x80000;
  static final short POLL_IN = 1;
  static final int NEW_NET = 0x40000000;

  static {
    Native.register("c");
  }

  private LibC() {}

  static native int open(String path, int flags);

  static native int close(int descriptor);

  static native int ioctl(int descriptor, long request, Pointer argument);

  static native long read(int descriptor, Pointer into, long length);

  static native long write(int descriptor, Pointer from, long length);

  static native int ppoll(Pointer polled, long count, Pointer timeout, Pointer signals);

  static native int setns(int descriptor, int kind);

  /** Opens, or says what failed. */
  static int opened(String path, int flags) {
    int descriptor = open(path, flags);
    if (descriptor < 0) {
      throw new LabException("cannot open " + path + " (error " + Native.getLastError() + ")");
    }
    return descriptor;
  }
}
