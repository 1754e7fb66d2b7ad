package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;

/** All that the watchdog knows of one node. */
final class NodeWatch {
  /** In place of a time at which a node was found dead, where it was not. */
  static final long NEVER = Long.MIN_VALUE;

  private final int nodeId;
  private final WatchdogTimings timings;
  private final NodeReport report = new NodeReport();
  private final PatienceEstimator estimator;
  private final Penalty penalty;
  private long incarnationHeardAtNs;
  private long heardAtNs;
  private long heardAtAudibleNs;
  private long maxGapNs;
  private long suspectedAtNs = NEVER;
  private long stuckAtNs = NEVER;
  private boolean isDisagreedOn;
  private boolean isSuspicionOrdinary;

  NodeWatch(int nodeId, WatchdogTimings timings, long nowNs) {
    this.nodeId = nodeId;
    this.timings = timings;
    estimator = new PatienceEstimator(timings);
    penalty = new Penalty(timings.penaltyMaxFactor(), timings.penaltyDecayNs());
    heardAtNs = nowNs;
  }

  /** Whether a report is news: a later incarnation, or sent later by the same one. */
  boolean isNews(NodeReport next) {
    return next.incarnation() > report.incarnation()
        || (isHeard()
            && next.incarnation() == report.incarnation()
            && next.timestampNs() > report.timestampNs());
  }

  /**
   * For how long, by its own clock, the node sent nothing before this report; 0 if another one was
   * sent in between and lost.
   */
  long sentNothingNs(NodeReport next) {
    boolean isNextBeat =
        next.incarnation() == report.incarnation() && next.beat() == report.beat() + 1;
    return isNextBeat ? next.timestampNs() - report.timestampNs() : 0;
  }

  /** Takes over a report of a later incarnation. */
  void onNewIncarnation(NodeReport next, long nowNs, long audibleNs) {
    estimator.restart(nowNs);
    maxGapNs = 0;
    incarnationHeardAtNs = nowNs;
    stuckAtNs = NEVER;
    onSign(next, nowNs, audibleNs);
  }

  /**
   * Takes over a report of the same incarnation.
   *
   * @param isSettled whether no other node starts or catches up, or did so just now.
   * @return whether a suspicion proved false.
   */
  boolean onBeat(NodeReport next, boolean isSettled, long nowNs, long audibleNs) {
    estimator.onGap(audibleNs - heardAtAudibleNs, nowNs, isSettled);
    maxGapNs = Math.max(maxGapNs, nowNs - heardAtNs);
    boolean wasSuspected = isSuspected();
    if (wasSuspected && isSuspicionOrdinary) {
      penalty.onFalseSuspicion(nowNs);
    }
    onSign(next, nowNs, audibleNs);
    return wasSuspected;
  }

  private void onSign(NodeReport next, long nowNs, long audibleNs) {
    report.copyFrom(next);
    heardAtNs = nowNs;
    restartPatience(audibleNs);
  }

  /** From now on the node has all its patience again, and is not suspected. */
  void restartPatience(long audibleNs) {
    heardAtAudibleNs = audibleNs;
    suspectedAtNs = NEVER;
    isDisagreedOn = false;
  }

  /**
   * It is silent for too long.
   *
   * @param isOrdinary whether no other node starts or catches up meanwhile: else it costs nothing
   *     if it proves false, and is no reason to be more patient later.
   */
  void suspect(boolean isOrdinary, long nowNs) {
    isSuspicionOrdinary = isOrdinary;
    suspectedAtNs = nowNs;
  }

  void stuck(boolean isStuck, long nowNs) {
    stuckAtNs = !isStuck ? NEVER : stuckAtNs == NEVER ? nowNs : stuckAtNs;
  }

  /**
   * When the node was found dead as a member: it came back in a newer incarnation, is suspected, or
   * is stuck.
   */
  long deadAtNs(Member member) {
    if (isGone(member)) {
      return incarnationHeardAtNs;
    }
    return Math.max(suspectedAtNs, stuckAtNs);
  }

  /** Whether the node is back in a newer incarnation than the member's. */
  boolean isGone(Member member) {
    return report.incarnation() > member.incarnation();
  }

  /** Whether the node, in just this incarnation, was heard within the patience with it. */
  boolean isAlive(long incarnation, long nowNs) {
    return isHeard()
        && report.incarnation() == incarnation
        && !isSuspected()
        && nowNs - heardAtNs <= patienceNs(nowNs);
  }

  long patienceNs(long nowNs) {
    if (!isHeard()) {
      return timings.startPatienceNs();
    }
    return Math.min(timings.patienceCeilingNs(), penalty.applyTo(estimator.patienceNs(), nowNs));
  }

  /** Whether a disagreement about this silence is noted for the first time. */
  boolean noteDisagreement() {
    boolean isFirst = !isDisagreedOn;
    isDisagreedOn = true;
    return isFirst;
  }

  int nodeId() {
    return nodeId;
  }

  NodeReport report() {
    return report;
  }

  boolean isHeard() {
    return report.incarnation() != 0;
  }

  boolean isSuspected() {
    return suspectedAtNs != NEVER;
  }

  boolean isStuck() {
    return stuckAtNs != NEVER;
  }

  long heardAtNs() {
    return heardAtNs;
  }

  long heardAtAudibleNs() {
    return heardAtAudibleNs;
  }

  /** The longest gap between two heartbeats of this incarnation, by the wall's time. */
  long maxGapNs() {
    return maxGapNs;
  }
}
