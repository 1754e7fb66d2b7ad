package io.hotpair.transport;

import org.agrona.DirectBuffer;

/**
 * Hears clients. Each method is called on the polling thread and returns true if the message was
 * taken or is not wanted; false if there is no room: the same message comes again at the next poll,
 * and nothing of that client behind it before.
 */
public interface IngressHandler {
  /**
   * A client opens a session, or asks again.
   *
   * @param sessionId that the client chose.
   * @param responseStreamId on which it hears answers.
   * @param responseChannel on which it hears answers, as the client gave it: see {@link
   *     NodeTransport#openAnswers}.
   * @return whether it was taken.
   */
  boolean onSessionOpen(long sessionId, int responseStreamId, String responseChannel);

  /**
   * A client offers an operation, or offers it again.
   *
   * @param sessionId of the session.
   * @param clientSequence 1, 2, 3, ... within the session.
   * @param buffer that holds the operation; valid during the call.
   * @param offset where the operation begins.
   * @param length in bytes, up to {@link Topology#MAX_PAYLOAD_LENGTH}.
   * @return whether it was taken.
   */
  boolean onOffer(long sessionId, long clientSequence, DirectBuffer buffer, int offset, int length);

  /**
   * A client is still there.
   *
   * @param sessionId of the session.
   * @return whether it was taken.
   */
  boolean onKeepAlive(long sessionId);

  /**
   * A client closes its session.
   *
   * @param sessionId of the session.
   * @return whether it was taken.
   */
  boolean onSessionClose(long sessionId);
}
