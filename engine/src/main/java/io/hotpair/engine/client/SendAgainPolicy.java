package io.hotpair.engine.client;

/**
 * Decides what a client sends again, and when: once no operation has got its first answer for so
 * long, all that have none, once.
 *
 * <p>The primary takes the operations of a session in their order only. So while answers come, what
 * was sent later is on its way too, however late it is, and sending it again would only give the
 * nodes more to do. And once one is missing, whatever comes behind it is dropped: all of it must be
 * sent again, and nothing new before that is done, or the new ones are dropped in their turn.
 *
 * <p>One thread. Times are in ns, of a monotonic clock.
 */
public final class SendAgainPolicy {
  private final long afterNs;
  private long quietSinceNs;
  private long from;
  private long end;

  /**
   * Creates one for a session.
   *
   * @param afterNs silence after which operations are sent again; positive.
   */
  public SendAgainPolicy(long afterNs) {
    this.afterNs = afterNs;
  }

  /**
   * The oldest operation without an answer got it, or there was none and one was sent.
   *
   * @param nowNs time.
   */
  public void onProgress(long nowNs) {
    quietSinceNs = nowNs;
  }

  /**
   * Begins to send again, if that is due.
   *
   * @param oldest client sequence of the oldest operation without an answer; {@code next} if none.
   * @param next client sequence that the next operation gets.
   * @param nowNs time.
   */
  public void onTime(long oldest, long next, long nowNs) {
    if (oldest < next && nowNs - quietSinceNs > afterNs) {
      quietSinceNs = nowNs;
      from = oldest;
      end = next;
    }
  }

  /**
   * Whether some are still to be sent again. Nothing new may be sent meanwhile.
   *
   * @param oldest client sequence of the oldest operation without an answer.
   * @return true if those from {@link #from} to before {@link #end} are.
   */
  public boolean isUnderWay(long oldest) {
    return from(oldest) < end;
  }

  /**
   * The first operation that is to be sent again.
   *
   * @param oldest client sequence of the oldest operation without an answer.
   * @return its client sequence; {@link #end} or more if there is none.
   */
  public long from(long oldest) {
    return Math.max(from, oldest);
  }

  /**
   * Where those end that are to be sent again.
   *
   * @return client sequence behind the last one.
   */
  public long end() {
    return end;
  }

  /**
   * All before this one have been sent again.
   *
   * @param clientSequence of the first one that has not.
   */
  public void onSentBefore(long clientSequence) {
    from = clientSequence;
  }
}
