package io.hotpair.engine.client;

/**
 * Decides when operations are sent again: once no first answer has come for so long, and then all
 * that are unanswered, once. Answers come in the order of the operations, so while some come the
 * rest are on their way, however late they are. Sending them again for being late would give the
 * nodes the more to do the further they are behind, and keep them there. One thread.
 */
final class SendAgainPolicy {
  private final long afterNs;
  private long quietSinceNs;
  private long from;
  private long end;

  SendAgainPolicy(long afterNs) {
    this.afterNs = afterNs;
  }

  /** An operation was answered, or the first one is on its way since nothing was unanswered. */
  void onProgress(long nowNs) {
    quietSinceNs = nowNs;
  }

  /**
   * Whether operations are to be sent again now: those from {@link #from} to before {@link #end}.
   *
   * @param oldest client sequence of the oldest operation without an answer.
   * @param next client sequence that the next operation gets.
   */
  boolean isDue(long oldest, long next, long nowNs) {
    if (oldest < next && nowNs - quietSinceNs > afterNs) {
      quietSinceNs = nowNs;
      from = oldest;
      end = next;
    }
    from = Math.max(from, oldest);
    return from < end;
  }

  /**
   * Whether some are still to be sent again. No new operation may be sent meanwhile: the primary
   * takes them in their order only, so it would drop what comes before those that it lacks, and
   * that would be lost until the next silence.
   */
  boolean isUnderWay(long oldest) {
    return Math.max(from, oldest) < end;
  }

  /** Client sequence of the first operation that is to be sent again. */
  long from() {
    return from;
  }

  /** Client sequence behind the last operation that is to be sent again. */
  long end() {
    return end;
  }

  /** All before this one have been sent again. */
  void onSentBefore(long clientSequence) {
    from = clientSequence;
  }
}
