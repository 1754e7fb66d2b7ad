package io.hotpair.engine.protocol.replica;

/**
 * Intervals of the replica's protocol. None matters for safety.
 *
 * @param requestIntervalNs after which an unanswered request to the primary is repeated, in ns.
 * @param askIntervalNs after which the watchdog is asked again to admit a newcomer, in ns.
 * @param admitTimeoutNs for how long commits may wait for a newcomer to hold its Admit record
 *     before it is cancelled, in ns.
 * @param admitLag by how many records a newcomer may be behind when its Admit is sequenced.
 * @param watchdogSilenceNs with a watchdog silent for longer than this no newcomer is admitted, in
 *     ns.
 */
public record ProtocolSettings(
    long requestIntervalNs,
    long askIntervalNs,
    long admitTimeoutNs,
    long admitLag,
    long watchdogSilenceNs) {
  /** What suits two hosts on one network. */
  public static final ProtocolSettings DEFAULT =
      new ProtocolSettings(2_000_000, 2_000_000, 100_000_000, 1024, 1_000_000_000);

  /** Checks the ranges. */
  public ProtocolSettings {
    if (requestIntervalNs <= 0
        || askIntervalNs <= 0
        || admitTimeoutNs <= 0
        || watchdogSilenceNs <= 0) {
      throw new IllegalArgumentException("the protocol's intervals must be positive");
    }
    if (admitLag < 0) {
      throw new IllegalArgumentException("admitLag must not be negative: " + admitLag);
    }
  }
}
