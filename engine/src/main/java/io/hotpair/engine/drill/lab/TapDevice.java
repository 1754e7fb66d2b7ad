package io.hotpair.engine.drill.lab;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** A TAP device: what its host sends can be read, what is written its host receives. One thread. */
final class TapDevice implements AutoCloseable {
  private static final String CLONE = "/dev/net/tun";
  private static final long SET_INTERFACE = 0x400454caL;
  private static final short TAP_WITHOUT_HEADER = 0x1002;
  private static final int REQUEST_LENGTH = 40;
  private static final int FLAGS_OFFSET = 16;

  private final String name;
  private final int descriptor;

  private TapDevice(String name, int descriptor) {
    this.name = name;
    this.descriptor = descriptor;
  }

  /** Makes a device in this thread's namespace; it goes away when it is closed. */
  static TapDevice create(String name) {
    int descriptor = LibC.opened(CLONE, LibC.READ_WRITE | LibC.NON_BLOCKING | LibC.CLOSE_ON_EXEC);
    Memory request = new Memory(REQUEST_LENGTH);
    request.clear();
    request.setString(0, name);
    request.setShort(FLAGS_OFFSET, TAP_WITHOUT_HEADER);
    if (LibC.ioctl(descriptor, SET_INTERFACE, request) < 0) {
      int error = Native.getLastError();
      LibC.close(descriptor);
      throw new LabException("cannot make the TAP device " + name + " (error " + error + ")");
    }
    return new TapDevice(name, descriptor);
  }

  String name() {
    return name;
  }

  int descriptor() {
    return descriptor;
  }

  /** Length of the next frame; 0 or less if there is none. */
  int read(Pointer into, int capacity) {
    return (int) LibC.read(descriptor, into, capacity);
  }

  /** A frame that finds no room is lost, as on a real link. */
  void write(Pointer frame, int length) {
    LibC.write(descriptor, frame, length);
  }

  @Override
  public void close() {
    LibC.close(descriptor);
  }
}
