package io.hotpair.engine.pipeline;

import org.agrona.BitUtil;

/**
 * Sizes and bounds of a node's pipeline. Those marked (r) are part of the replicated behaviour and
 * must be the same on all nodes.
 *
 * @param ringSize slots; a power of two.
 * @param maxOperationLength longest operation in bytes (r).
 * @param sessionWindow operations that a client may have unanswered; a power of two (r).
 * @param maxSessions how many sessions there may be.
 * @param sessionTimeoutNs after which a silent client loses its session, in ns.
 * @param digestInterval records between two digests (r).
 * @param durability when the journal is forced.
 * @param pendingCapacity bytes of client operations remembered on a node that does not sequence; a
 *     power of two.
 * @param sendPatienceNs for how long a record may find no room in the live stream, in ns.
 * @param ackHoldNs for how long the hot node of a pair holds an ack back, in ns.
 */
public record PipelineSettings(
    int ringSize,
    int maxOperationLength,
    int sessionWindow,
    int maxSessions,
    long sessionTimeoutNs,
    long digestInterval,
    Durability durability,
    int pendingCapacity,
    long sendPatienceNs,
    long ackHoldNs) {
  /** What suits tests and small set-ups. */
  public static final PipelineSettings DEFAULT =
      new PipelineSettings(
          8192,
          2048,
          4096,
          256,
          30_000_000_000L,
          4096,
          Durability.MAPPED,
          1 << 23,
          50_000_000,
          100_000);

  /** Checks ranges and relations. */
  public PipelineSettings {
    requirePowerOfTwo("ringSize", ringSize, 64);
    requirePowerOfTwo("sessionWindow", sessionWindow, 1);
    requirePowerOfTwo("pendingCapacity", pendingCapacity, 1 << 16);
    if (maxOperationLength < 512 || maxOperationLength > pendingCapacity / 16) {
      throw new IllegalArgumentException(
          "maxOperationLength " + maxOperationLength + ": 512 to " + pendingCapacity / 16);
    }
    if (maxSessions < 1 || sessionTimeoutNs < 1 || digestInterval < 1 || sendPatienceNs < 0) {
      throw new IllegalArgumentException(
          "maxSessions, sessionTimeoutNs and digestInterval must be positive");
    }
    if (ackHoldNs < 0) {
      throw new IllegalArgumentException("ackHoldNs " + ackHoldNs + ": 0 or more");
    }
  }

  /**
   * The same with another hold of acks.
   *
   * @param value in ns; 0 for none.
   * @return new settings.
   */
  public PipelineSettings withAckHoldNs(long value) {
    return new PipelineSettings(
        ringSize,
        maxOperationLength,
        sessionWindow,
        maxSessions,
        sessionTimeoutNs,
        digestInterval,
        durability,
        pendingCapacity,
        sendPatienceNs,
        value);
  }

  private static void requirePowerOfTwo(String name, int value, int least) {
    if (value < least || !BitUtil.isPowerOfTwo(value)) {
      throw new IllegalArgumentException(name + " " + value + ": a power of two from " + least);
    }
  }
}
