package io.hotpair.engine.drill.lab;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Carries Ethernet frames between TAP devices, each link as its state says. Hosts are known by the
 * last byte of their address, which is their port. One thread runs it; link states may be set by
 * any thread.
 */
final class VirtualSwitch implements Runnable {
  private static final int FRAME_CAPACITY = 2048;
  private static final int BATCH = 64;
  private static final int POLL_ENTRY_LENGTH = 8;
  private static final int POLL_EVENTS_OFFSET = 4;
  private static final int POLL_RESULT_OFFSET = 6;
  private static final long LONGEST_WAIT_NS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int ADDRESS_END = 5;
  private static final int TYPE_OFFSET = 12;
  private static final int IP_V6 = 0x86DD;

  private final List<TapDevice> ports;
  private final AtomicReferenceArray<LinkState> links;
  private final SplittableRandom random;
  private final PriorityQueue<DelayedFrame> delayed = new PriorityQueue<>();
  private final Memory frame = new Memory(FRAME_CAPACITY);
  private final Memory sent = new Memory(FRAME_CAPACITY);
  private final Memory timeout = new Memory(2L * Long.BYTES);
  private final Memory polled;
  private volatile boolean isStopping;
  private long order;

  VirtualSwitch(List<TapDevice> ports, long seed) {
    this.ports = List.copyOf(ports);
    random = new SplittableRandom(seed);
    LinkState[] good = new LinkState[ports.size() * ports.size()];
    Arrays.fill(good, LinkState.GOOD);
    links = new AtomicReferenceArray<>(good);
    polled = new Memory((long) ports.size() * POLL_ENTRY_LENGTH);
    polled.clear();
    for (int i = 0; i < ports.size(); i++) {
      polled.setInt((long) i * POLL_ENTRY_LENGTH, ports.get(i).descriptor());
      polled.setShort((long) i * POLL_ENTRY_LENGTH + POLL_EVENTS_OFFSET, LibC.POLL_IN);
    }
  }

  /** Sets how frames go from one port to another. */
  void link(int from, int to, LinkState state) {
    links.set(from * ports.size() + to, state);
  }

  void stop() {
    isStopping = true;
  }

  @Override
  public void run() {
    while (!isStopping) {
      deliverDue();
      await();
      for (int port = 0; port < ports.size(); port++) {
        if (polled.getShort((long) port * POLL_ENTRY_LENGTH + POLL_RESULT_OFFSET) != 0) {
          receive(port);
        }
      }
    }
  }

  private void await() {
    DelayedFrame next = delayed.peek();
    long waitNs =
        next == null
            ? LONGEST_WAIT_NS
            : Math.max(0, Math.min(LONGEST_WAIT_NS, next.dueNs() - System.nanoTime()));
    timeout.setLong(0, waitNs / NS_PER_SECOND);
    timeout.setLong(Long.BYTES, waitNs % NS_PER_SECOND);
    LibC.ppoll(polled, ports.size(), timeout, Pointer.NULL);
  }

  private void receive(int port) {
    for (int i = 0; i < BATCH; i++) {
      int length = ports.get(port).read(frame, FRAME_CAPACITY);
      if (length <= TYPE_OFFSET + 1) {
        return;
      }
      forward(port, length);
    }
  }

  private void forward(int from, int length) {
    int type = (frame.getByte(TYPE_OFFSET) & 0xFF) << 8 | (frame.getByte(TYPE_OFFSET + 1) & 0xFF);
    if (type == IP_V6) {
      return;
    }
    boolean isForMany = (frame.getByte(0) & 1) != 0;
    int addressed = frame.getByte(ADDRESS_END);
    for (int to = 0; to < ports.size(); to++) {
      if (to != from && (isForMany || to == addressed)) {
        send(from, to, length);
      }
    }
  }

  private void send(int from, int to, int length) {
    LinkState link = links.get(from * ports.size() + to);
    if (random.nextDouble() < link.loss()) {
      return;
    }
    int copies = random.nextDouble() < link.duplication() ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      long delayNs = link.delayNs();
      delayNs += link.jitterNs() == 0 ? 0 : random.nextLong(link.jitterNs());
      delayNs += random.nextDouble() < link.late() ? link.lateNs() : 0;
      if (delayNs == 0) {
        ports.get(to).write(frame, length);
      } else {
        byte[] bytes = frame.getByteArray(0, length);
        delayed.add(new DelayedFrame(System.nanoTime() + delayNs, order++, to, bytes));
      }
    }
  }

  private void deliverDue() {
    while (!delayed.isEmpty() && delayed.peek().dueNs() - System.nanoTime() <= 0) {
      DelayedFrame next = delayed.poll();
      sent.write(0, next.bytes(), 0, next.bytes().length);
      ports.get(next.to()).write(sent, next.bytes().length);
    }
  }
}
