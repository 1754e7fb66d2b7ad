package io.hotpair.transport;

import io.aeron.Publication;

/** What became of a frame that was to be sent. Only {@link #SENT} means that it is on its way. */
public enum SendResult {
  /** It is on its way. */
  SENT,
  /** No room now: repeat later. */
  BACK_PRESSURED,
  /** Nobody listens now, or the channel is still being opened: repeat later, or leave it. */
  NOT_CONNECTED,
  /** The publication is closed, or could not be opened: it will never be sent. */
  CLOSED;

  /**
   * Translates Aeron's answer.
   *
   * @param position what offer or tryClaim returned.
   * @return the same as a result.
   */
  static SendResult of(long position) {
    if (position > 0) {
      return SENT;
    }
    if (position == Publication.BACK_PRESSURED || position == Publication.ADMIN_ACTION) {
      return BACK_PRESSURED;
    }
    return position == Publication.NOT_CONNECTED ? NOT_CONNECTED : CLOSED;
  }
}
