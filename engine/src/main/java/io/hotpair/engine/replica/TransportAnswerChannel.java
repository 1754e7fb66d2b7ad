package io.hotpair.engine.replica;

import io.hotpair.engine.pipeline.AnswerChannel;
import io.hotpair.transport.AnswerPublisher;
import io.hotpair.transport.sbe.AnswerStatus;
import org.agrona.DirectBuffer;

/** The way to one client, over Aeron. Apply thread. */
final class TransportAnswerChannel implements AnswerChannel {
  private final AnswerPublisher publisher;

  TransportAnswerChannel(AnswerPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public Result send(
      Status status,
      long sessionId,
      long clientSequence,
      long sequence,
      DirectBuffer buffer,
      int offset,
      int length) {
    return switch (publisher.publish(
        wireStatus(status), sessionId, clientSequence, sequence, buffer, offset, length)) {
      case SENT -> Result.SENT;
      case BACK_PRESSURED -> Result.BACK_PRESSURED;
      case NOT_CONNECTED -> Result.NOT_CONNECTED;
      case CLOSED -> Result.CLOSED;
    };
  }

  private static AnswerStatus wireStatus(Status status) {
    return switch (status) {
      case OK -> AnswerStatus.OK;
      case REPEAT -> AnswerStatus.REPEAT;
      case SESSION_OPENED -> AnswerStatus.SESSION_OPENED;
      case SESSION_CLOSED -> AnswerStatus.SESSION_CLOSED;
    };
  }

  @Override
  public void close() {
    publisher.close();
  }
}
