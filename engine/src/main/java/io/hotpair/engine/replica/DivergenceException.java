package io.hotpair.engine.replica;

/** This node's state differs from the primary's at the same sequence: it must not carry on. */
public final class DivergenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long sequence;

  DivergenceException(int nodeId, int primaryId, long sequence) {
    super(
        "the state of node "
            + nodeId
            + " differs from that of primary "
            + primaryId
            + " at sequence "
            + sequence
            + ": the service is not deterministic, or memory is damaged; keep both journals and"
            + " replay them to find the first operation that differs, then restart this node with"
            + " an empty directory");
    this.sequence = sequence;
  }

  /**
   * Where the two states differ.
   *
   * @return sequence of the record after which both digests were taken.
   */
  public long sequence() {
    return sequence;
  }
}
