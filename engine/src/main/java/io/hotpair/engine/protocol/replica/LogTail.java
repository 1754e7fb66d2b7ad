package io.hotpair.engine.protocol.replica;

/**
 * Where the records that this node has taken in end, and which record may follow. Two logs that
 * carry the same (epoch, sequence) are equal up to it, because an epoch has one sequencer (P3) and
 * its first record names the epoch before it; so this check alone keeps a follower's journal a
 * prefix of its primary's.
 */
public final class LogTail {
  /** What to do with a record. */
  public enum Verdict {
    /** It is the next one. */
    NEXT,
    /** It is there already. */
    KNOWN,
    /** Records before it are missing. */
    GAP,
    /** It continues another history: the tail must be aligned first. */
    UNALIGNED
  }

  private long epoch;
  private long sequence;

  /**
   * Judges a record.
   *
   * @param recordEpoch of the record.
   * @param recordSequence of the record.
   * @param previousEpoch what an EpochStart record names as the epoch before it; -1 for another
   *     record.
   * @return what to do with it.
   */
  public Verdict judge(long recordEpoch, long recordSequence, long previousEpoch) {
    if (recordSequence <= sequence) {
      return Verdict.KNOWN;
    }
    if (recordSequence > sequence + 1) {
      return Verdict.GAP;
    }
    boolean follows =
        previousEpoch < 0 ? recordEpoch == epoch : previousEpoch == epoch && recordEpoch > epoch;
    return follows ? Verdict.NEXT : Verdict.UNALIGNED;
  }

  /**
   * Moves the tail to a record that was taken in, or back to where the log was cut.
   *
   * @param lastEpoch epoch of the last record.
   * @param lastSequence sequence of the last record.
   */
  public void moveTo(long lastEpoch, long lastSequence) {
    epoch = lastEpoch;
    sequence = lastSequence;
  }

  /**
   * Epoch of the last record.
   *
   * @return 0 if there is none.
   */
  public long epoch() {
    return epoch;
  }

  /**
   * Sequence of the last record.
   *
   * @return 0 if there is none.
   */
  public long sequence() {
    return sequence;
  }
}
