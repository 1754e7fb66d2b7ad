package io.hotpair.engine.protocol.replica;

import io.hotpair.engine.protocol.View;

/**
 * P8 a: when a follower asks its primary for records out of its journal, and for which. One window
 * after the other, each asked for before the one before it is through. What was asked for is asked
 * for again only when nothing comes any more: every record out of the primary's journal counts,
 * also one that is here already. To ask again while the primary is only slow would have it send
 * everything twice, which makes it slower still, and so on for good.
 */
final class CatchUpRequests {
  /**
   * Records of which nothing more arrives are asked for again after so many request intervals. The
   * stream that brings them repairs its losses, so they are rarely lost; the primary's thread was
   * seen to stand still for 20 ms and more.
   */
  private static final int SILENT_INTERVALS = 50;

  private final ReplicaOutput output;
  private final long intervalNs;
  private boolean isDue;
  private boolean isHeard;
  private long heardAtNs;
  private long requestedTo;
  private long requestedLength;

  CatchUpRequests(ReplicaOutput output, long intervalNs) {
    this.output = output;
    this.intervalNs = intervalNs;
  }

  /** What was asked for does not count any more: the next request goes out at once. */
  void startAnew() {
    isDue = true;
    requestedTo = 0;
  }

  /** The live stream has come to the tail: nothing is waited for any more. */
  void onLive() {
    requestedTo = 0;
  }

  /** A record out of the primary's journal arrived, whether it is of use or not. */
  void onHeard() {
    isHeard = true;
  }

  /**
   * Asks for what is missing, if it is time to.
   *
   * @param view whose primary is asked.
   * @param sequence of the last record that is here.
   * @param nowNs monotonic time.
   */
  void onTick(View view, long sequence, long nowNs) {
    if (isHeard) {
      isHeard = false;
      heardAtNs = nowNs;
    }
    boolean isAllHere = sequence >= requestedTo;
    long patienceNs = isAllHere ? intervalNs : intervalNs * SILENT_INTERVALS;
    if (isDue || nowNs - heardAtNs >= patienceNs) {
      isDue = false;
      heardAtNs = nowNs;
      request(view, sequence + 1);
    } else if (!isAllHere && requestedTo - sequence <= requestedLength / 2) {
      request(view, requestedTo + 1);
    }
  }

  private void request(View view, long fromSequence) {
    requestedTo = output.catchUpRequest(view.primaryId(), view.epoch(), fromSequence);
    requestedLength = requestedTo - fromSequence + 1;
  }
}
