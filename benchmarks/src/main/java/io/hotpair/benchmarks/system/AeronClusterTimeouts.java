package io.hotpair.benchmarks.system;

import io.aeron.cluster.ConsensusModule;
import java.util.concurrent.TimeUnit;

/**
 * Tight time-outs of Aeron Cluster, in the proportions of its own.
 *
 * @param heartbeatTimeoutNs after which a silent leader is given up.
 * @param heartbeatIntervalNs between its heartbeats.
 * @param electionTimeoutNs of a candidate's ballot.
 * @param electionStatusIntervalNs between updates in an election.
 * @param canvassTimeoutNs at the start, for all nodes to be there.
 */
record AeronClusterTimeouts(
    long heartbeatTimeoutNs,
    long heartbeatIntervalNs,
    long electionTimeoutNs,
    long electionStatusIntervalNs,
    long canvassTimeoutNs) {
  private static final int INTERVALS_PER_TIMEOUT = 5;

  static AeronClusterTimeouts of(long heartbeatTimeoutMs) {
    long timeoutNs = TimeUnit.MILLISECONDS.toNanos(heartbeatTimeoutMs);
    return new AeronClusterTimeouts(
        timeoutNs,
        timeoutNs / INTERVALS_PER_TIMEOUT,
        timeoutNs,
        timeoutNs / INTERVALS_PER_TIMEOUT,
        TimeUnit.SECONDS.toNanos(60));
  }

  void apply(ConsensusModule.Context context) {
    context
        .leaderHeartbeatTimeoutNs(heartbeatTimeoutNs)
        .leaderHeartbeatIntervalNs(heartbeatIntervalNs)
        .electionTimeoutNs(electionTimeoutNs)
        .electionStatusIntervalNs(electionStatusIntervalNs)
        .startupCanvassTimeoutNs(canvassTimeoutNs);
  }

  @Override
  public String toString() {
    return "leader heartbeat "
        + heartbeatTimeoutNs / 1_000_000
        + " ms (sent every "
        + heartbeatIntervalNs / 1_000_000
        + " ms), election "
        + electionTimeoutNs / 1_000_000
        + " ms (status every "
        + electionStatusIntervalNs / 1_000_000
        + " ms)";
  }
}
