package io.hotpair.transport;

import io.aeron.ControlledFragmentAssembler;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.Header;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;

/**
 * Puts fragments together again. Allocates only when a sender's first long message comes. The
 * polling thread owns it; only {@link #senderGone} may come from another.
 */
final class Reassembly implements ControlledFragmentHandler {
  private final ControlledFragmentAssembler assembler;
  private final ManyToOneConcurrentLinkedQueue<Integer> gone =
      new ManyToOneConcurrentLinkedQueue<>();

  Reassembly(ControlledFragmentHandler wholeMessages) {
    assembler = new ControlledFragmentAssembler(wholeMessages);
  }

  @Override
  public Action onFragment(DirectBuffer buffer, int offset, int length, Header header) {
    return assembler.onFragment(buffer, offset, length, header);
  }

  /** A sender's image is gone: its buffer will be dropped at the next {@link #tidy}. */
  void senderGone(int aeronSessionId) {
    gone.offer(aeronSessionId);
  }

  /** Drops the buffers of senders that are gone: without this every restart would leave one. */
  void tidy() {
    if (!gone.isEmpty()) {
      Integer session = gone.poll();
      while (session != null) {
        assembler.freeSessionBuffer(session);
        session = gone.poll();
      }
    }
  }
}
