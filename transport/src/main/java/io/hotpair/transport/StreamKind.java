package io.hotpair.transport;

/** What a stream carries. Each kind has its own stream id, so one port can carry several. */
public enum StreamKind {
  /** Heartbeats, acks, views, requests and replies: small, and repeated by their senders. */
  CONTROL(101),
  /** The live records of the primary. */
  RECORDS(102),
  /** Records out of the primary's journal, for one follower. */
  CATCH_UP(103),
  /** What clients say to all nodes. */
  INGRESS(104),
  /** What a node says to one client. */
  ANSWERS(105);

  private final int streamId;

  StreamKind(int streamId) {
    this.streamId = streamId;
  }

  /**
   * Its stream id over UDP.
   *
   * @return the Aeron stream id.
   */
  public int streamId() {
    return streamId;
  }

  @Override
  public String toString() {
    return switch (this) {
      case CONTROL -> "control";
      case RECORDS -> "record";
      case CATCH_UP -> "catch-up";
      case INGRESS -> "ingress";
      case ANSWERS -> "answer";
    };
  }
}
