package io.hotpair.engine.snapshot;

/** Two instances of the service came to different states by the same records on one node. */
public final class SnapshotDivergenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long sequence;
  private final long liveDigest;
  private final long replayedDigest;

  SnapshotDivergenceException(long sequence, long liveDigest, long replayedDigest) {
    super(
        "at record "
            + sequence
            + " the live state's digest is "
            + Long.toHexString(liveDigest)
            + ", that of a replay of the same journal "
            + Long.toHexString(replayedDigest)
            + ": the service is not deterministic; no snapshot was written");
    this.sequence = sequence;
    this.liveDigest = liveDigest;
    this.replayedDigest = replayedDigest;
  }

  /** Sequence of the record. */
  public long sequence() {
    return sequence;
  }

  /** Digest of the live state. */
  public long liveDigest() {
    return liveDigest;
  }

  /** Digest of the second instance. */
  public long replayedDigest() {
    return replayedDigest;
  }
}
