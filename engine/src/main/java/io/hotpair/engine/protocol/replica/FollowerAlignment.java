package io.hotpair.engine.protocol.replica;

import io.hotpair.engine.protocol.View;
import io.hotpair.journal.EpochTable;

/**
 * P6: finds the prefix that a follower's journal shares with its primary's, cuts the rest, and has
 * the missing records sent. The prefix is found by epochs, never by length, as in KIP-101 of Apache
 * Kafka.
 */
final class FollowerAlignment {
  private final EpochTable epochs;
  private final LogTail tail;
  private final ReplicaOutput output;
  private final ProtocolSettings settings;
  private final CatchUpRequests catchUp;
  private boolean isPrefix;
  private long primaryFirst = 1;
  private boolean isBehind;
  private long nextRequestNs;
  private boolean isAlignRequestDue;
  private long stalledAt = -1;
  private long stalledSinceNs;

  FollowerAlignment(
      EpochTable epochs, LogTail tail, ReplicaOutput output, ProtocolSettings settings) {
    this.epochs = epochs;
    this.tail = tail;
    this.output = output;
    this.settings = settings;
    catchUp = new CatchUpRequests(output, settings.requestIntervalNs());
  }

  /** Starts anew with a primary: nothing is known of how its journal relates to this one. */
  void reset() {
    isPrefix = false;
    primaryFirst = 1;
    isAlignRequestDue = true;
    startCatchUp();
  }

  /** The primary says how far back its journal reaches. */
  void onPrimaryFirst(long firstSequence) {
    primaryFirst = firstSequence;
  }

  /** Another journal, out of a snapshot, is in place of the one that was aligned. */
  void onReset() {
    startCatchUp();
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
      startCatchUp();
    }
  }

  /** The live record that follows the tail was taken in. */
  void onLive() {
    isBehind = false;
    catchUp.onLive();
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

  private void startCatchUp() {
    isBehind = true;
    catchUp.startAnew();
  }

  /** A record out of the primary's journal arrived. */
  void onCatchUpHeard() {
    catchUp.onHeard();
  }

  /** A live record continues another history than this journal's. */
  void onUnaligned() {
    if (isPrefix) {
      isPrefix = false;
      isAlignRequestDue = true;
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
    isAlignRequestDue = !isShared;
    startCatchUp();
  }

  void onTick(View view, long nowNs) {
    if (!isPrefix) {
      if (isAlignDue(nowNs)) {
        output.alignRequest(
            view.primaryId(), view.epoch(), epochs.lastEpoch(), epochs.lastSequence());
      }
    } else if (tail.sequence() + 1 < primaryFirst) {
      output.snapshotRequest(view.primaryId(), view.epoch());
    } else if (isBehind) {
      catchUp.onTick(view, tail.sequence(), nowNs);
    }
  }

  private boolean isAlignDue(long nowNs) {
    if (!isAlignRequestDue && nowNs - nextRequestNs < 0) {
      return false;
    }
    isAlignRequestDue = false;
    nextRequestNs = nowNs + settings.requestIntervalNs();
    return true;
  }
}
