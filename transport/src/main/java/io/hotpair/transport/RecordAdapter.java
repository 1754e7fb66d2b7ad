package io.hotpair.transport;

import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.Header;
import org.agrona.DirectBuffer;

/** Hands whole records of the record stream to a handler. Polling thread only. */
public final class RecordAdapter implements ControlledFragmentHandler {
  private final RecordHandler handler;
  private final Reassembly reassembly;

  /**
   * Creates it.
   *
   * @param handler that hears the records.
   */
  public RecordAdapter(RecordHandler handler) {
    this.handler = handler;
    reassembly = new Reassembly(this::onMessage);
  }

  @Override
  public Action onFragment(DirectBuffer buffer, int offset, int length, Header header) {
    return reassembly.onFragment(buffer, offset, length, header);
  }

  Reassembly reassembly() {
    return reassembly;
  }

  private Action onMessage(DirectBuffer buffer, int offset, int length, Header header) {
    return handler.onRecord(header.sessionId(), buffer, offset, length)
        ? Action.CONTINUE
        : Action.ABORT;
  }
}
