package io.hotpair.transport;

import io.aeron.ExclusivePublication;
import org.agrona.DirectBuffer;

/** Sends the primary's live records. One thread; allocates nothing. */
public final class RecordPublisher implements AutoCloseable {
  private final ExclusivePublication publication;

  /**
   * Creates it.
   *
   * @param publication of the record stream; closed with this.
   */
  public RecordPublisher(ExclusivePublication publication) {
    this.publication = publication;
  }

  /**
   * Offers a record. A dead or slow receiver does not hold it up; one that lost some asks for them
   * by CatchUpRequest. A primary that is alone should not repeat what was not sent.
   *
   * @param buffer that holds it.
   * @param offset where it begins.
   * @param length in bytes, 1 to {@link #maxLength()}.
   * @return {@link SendResult#BACK_PRESSURED} while the receivers are all too slow, {@link
   *     SendResult#NOT_CONNECTED} while there is none.
   * @throws IllegalArgumentException if the record is too long.
   */
  public SendResult offer(DirectBuffer buffer, int offset, int length) {
    return SendResult.of(publication.offer(buffer, offset, length));
  }

  /**
   * Longest record that can be sent.
   *
   * @return length in bytes.
   */
  public int maxLength() {
    return publication.maxMessageLength();
  }

  /**
   * Whether anybody hears it.
   *
   * @return true if some receiver answered lately.
   */
  public boolean isConnected() {
    return publication.isConnected();
  }

  @Override
  public void close() {
    publication.close();
  }
}
