package io.hotpair.transport;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.exceptions.RegistrationException;
import io.hotpair.transport.sbe.AnswerEncoder;
import io.hotpair.transport.sbe.AnswerStatus;
import io.hotpair.transport.sbe.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Sends answers to one client. It is opened in the background, so it never blocks. One thread;
 * publishing allocates nothing.
 */
public final class AnswerPublisher implements AutoCloseable {
  /** How far it is. */
  public enum State {
    /** The driver is still opening it, or the client does not listen yet or any more. */
    CONNECTING,
    /** The client listens. */
    OPEN,
    /** It could not be opened: see {@link AnswerPublisher#failure}. */
    FAILED,
    /** It was closed. */
    CLOSED
  }

  private static final int PREFIX_LENGTH =
      MessageHeaderEncoder.ENCODED_LENGTH
          + AnswerEncoder.BLOCK_LENGTH
          + AnswerEncoder.payloadHeaderLength();

  private final Aeron aeron;
  private final int nodeId;
  private final long registrationId;
  private final UnsafeBuffer prefix = new UnsafeBuffer(new byte[PREFIX_LENGTH]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final AnswerEncoder answer = new AnswerEncoder();
  private ExclusivePublication publication;
  private String failure;
  private boolean closed;

  AnswerPublisher(Aeron aeron, int nodeId, ChannelSpec spec) {
    this.aeron = aeron;
    this.nodeId = nodeId;
    registrationId = aeron.asyncAddExclusivePublication(spec.channel(), spec.streamId());
  }

  private AnswerPublisher(int nodeId, String failure) {
    this.aeron = null;
    this.nodeId = nodeId;
    this.registrationId = Aeron.NULL_VALUE;
    this.failure = failure;
  }

  /** One for a client that gave a channel which cannot be used. */
  static AnswerPublisher failed(int nodeId, String failure) {
    return new AnswerPublisher(nodeId, failure);
  }

  /**
   * How far it is.
   *
   * @return the state now.
   */
  public State state() {
    if (closed) {
      return State.CLOSED;
    }
    if (failure == null && publication == null) {
      lookUp();
    }
    if (failure != null) {
      return State.FAILED;
    }
    return publication != null && publication.isConnected() ? State.OPEN : State.CONNECTING;
  }

  /**
   * Why it failed.
   *
   * @return a message that names the channel, or null if it did not fail.
   */
  public String failure() {
    return failure;
  }

  /**
   * Sends one answer.
   *
   * @param status what kind of answer it is.
   * @param sessionId of the session.
   * @param clientSequence of the operation that is answered, 0 if the answer is about the session.
   * @param sequence of the record that carries the operation.
   * @param payload buffer that holds the service's answer.
   * @param offset where it begins.
   * @param length in bytes, 0 to {@link Topology#MAX_PAYLOAD_LENGTH}.
   * @return {@link SendResult#CLOSED} if it failed or was closed.
   * @throws IllegalArgumentException if the payload is too long.
   */
  public SendResult publish(
      AnswerStatus status,
      long sessionId,
      long clientSequence,
      long sequence,
      DirectBuffer payload,
      int offset,
      int length) {
    FrameCheck.requirePayload(length);
    if (publication == null) {
      State state = state();
      if (state != State.OPEN) {
        return state == State.CONNECTING ? SendResult.NOT_CONNECTED : SendResult.CLOSED;
      }
    }
    answer
        .wrapAndApplyHeader(prefix, 0, header)
        .nodeId(nodeId)
        .status(status)
        .sessionId(sessionId)
        .clientSequence(clientSequence)
        .sequence(sequence);
    FrameCheck.putDataLength(prefix, PREFIX_LENGTH, length);
    return SendResult.of(
        publication.offer(prefix, 0, PREFIX_LENGTH, payload, offset, length, null));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (publication != null) {
      publication.close();
    } else if (failure == null) {
      aeron.asyncRemovePublication(registrationId);
    }
  }

  private void lookUp() {
    try {
      publication = aeron.getExclusivePublication(registrationId);
    } catch (RegistrationException e) {
      failure = "cannot answer the client: " + e.getMessage();
    }
  }
}
