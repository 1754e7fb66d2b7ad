package io.hotpair.engine.protocol.replica;

import io.hotpair.engine.protocol.View;
import io.hotpair.journal.EpochTable;

/**
 * P6: finds the prefix that a follower's journal shares with its primary's, cuts the rest, and has
 * the missing records sent. The prefix is found by epochs, never by length, as in KIP-101 of Apache
 * Kafka.
 */
final class FollowerAlignment {
  /**
   * Records of which nothing more arrives are asked for again after so many request intervals: they
   * are rarely lost, and asking for what is on its way makes a slow machine slower.
   */
  private static final int STALLED_INTERVALS = 10;

  private final EpochTable epochs;
  private final LogTail tail;
  private final ReplicaOutput output;
  private final ProtocolSettings settings;
  private boolean isPrefix;
  private long primaryFirst = 1;
  private boolean isBehind;
  private long nextRequestNs;
  private boolean isRequestDue;
  private long requestedTo;
  private long requestedLength;
  private long movedTo = -1;
  private long movedAtNs;
  private long stalledAt = -1;
  private long stalledSinceNs;

  FollowerAlignment(
      EpochTable epochs, LogTail tail, ReplicaOutput output, ProtocolSettings settings) {
    this.epochs = epochs;
    this.tail = tail;
    this.output = output;
    this.settings = settings;
  }

  /** Starts anew with a primary: nothing is known of how its journal relates to this one. */
  void reset() {
    isPrefix = false;
    isBehind = true;
    isRequestDue = true;
    primaryFirst = 1;
  }

  /** The primary says how far back its journal reaches. */
  void onPrimaryFirst(long firstSequence) {
    primaryFirst = firstSequence;
  }

  /** Another journal, out of a snapshot, is in place of the one that was aligned. */
  void onReset() {
    isBehind = true;
    isRequestDue = true;
    requestedTo = 0;
  }

  /** Whether this journal is known to be a prefix of the primary's. */
  boolean isPrefix() {
    return isPrefix;
  }

  /** A record was taken in because it follows the tail in the history of the primary. */
  void onNext() {
    isPrefix = true;
  }

  /** A live record showed that records are missing. */
  void onGap() {
    if (!isBehind) {
      isBehind = true;
      isRequestDue = true;
    }
  }

  /** The live record that follows the tail was taken in. */
  void onLive() {
    isBehind = false;
  }

  /**
   * The primary says how far its journal reaches: shows what is missing when no live record does.
   */
  void onPrimaryHeld(long held, long nowNs) {
    if (held <= tail.sequence()) {
      isBehind = false;
      stalledAt = -1;
    } else if (stalledAt != tail.sequence()) {
      stalledAt = tail.sequence();
      stalledSinceNs = nowNs;
    } else if (nowNs - stalledSinceNs > settings.requestIntervalNs()) {
      isBehind = true;
    }
  }

  /** A live record continues another history than this journal's. */
  void onUnaligned() {
    if (isPrefix) {
      isPrefix = false;
      isRequestDue = true;
    }
  }

  void onReply(
      View view,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd) {
    boolean isOfNow =
        epoch == view.epoch()
            && askedEpoch == epochs.lastEpoch()
            && askedSequence == epochs.lastSequence();
    if (isPrefix || !isOfNow) {
      return;
    }
    long ownEpoch = epochs.floorEpoch(prefixEpoch);
    long ownEnd = epochs.endOf(ownEpoch);
    boolean isShared = ownEpoch == prefixEpoch;
    long end = isShared ? Math.min(ownEnd, prefixEnd) : ownEnd;
    if (end < epochs.lastSequence()) {
      output.cut(end);
    }
    isPrefix = isShared;
    isBehind = true;
    isRequestDue = true;
  }

  void onTick(View view, long nowNs) {
    if (!isPrefix) {
      if (isDue(nowNs)) {
        output.alignRequest(
            view.primaryId(), view.epoch(), epochs.lastEpoch(), epochs.lastSequence());
      }
    } else if (tail.sequence() + 1 < primaryFirst) {
      output.snapshotRequest(view.primaryId(), view.epoch());
    } else if (isBehind) {
      catchUp(view, nowNs);
    }
  }

  /**
   * Asks for what is missing: from the tail on, first and whenever nothing more arrives; and,
   * before all that was asked for is here, for what follows it, so that the records never stop
   * coming.
   */
  private void catchUp(View view, long nowNs) {
    long sequence = tail.sequence();
    if (sequence != movedTo) {
      movedTo = sequence;
      movedAtNs = nowNs;
    }
    boolean isAllHere = sequence >= requestedTo;
    long patienceNs = settings.requestIntervalNs() * (isAllHere ? 1 : STALLED_INTERVALS);
    if (isRequestDue || nowNs - movedAtNs >= patienceNs) {
      isRequestDue = false;
      movedAtNs = nowNs;
      requestedTo = output.catchUpRequest(view.primaryId(), view.epoch(), sequence + 1);
      requestedLength = requestedTo - sequence;
    } else if (!isAllHere && requestedTo - sequence <= requestedLength / 2) {
      long to = output.catchUpRequest(view.primaryId(), view.epoch(), requestedTo + 1);
      requestedLength = to - requestedTo;
      requestedTo = to;
    }
  }

  private boolean isDue(long nowNs) {
    if (!isRequestDue && nowNs - nextRequestNs < 0) {
      return false;
    }
    isRequestDue = false;
    nextRequestNs = nowNs + settings.requestIntervalNs();
    return true;
  }
}
