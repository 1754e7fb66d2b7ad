package io.hotpair.engine.pipeline;

import io.hotpair.engine.snapshot.SnapshotDepot;
import org.agrona.DirectBuffer;

/**
 * On a follower that is too far behind: asks for the primary's snapshot piece by piece, again where
 * pieces were lost (P8 a). Sequencing thread.
 */
final class SnapshotReceiver {
  private static final long WINDOW = 256 << 10;
  private static final long PATIENCE_NS = 20_000_000;

  private final SnapshotDepot depot;
  private final PeerOutput output;
  private long askedTo;
  private long askedAtNs;
  private long movedTo;
  private boolean isAsked;

  SnapshotReceiver(SnapshotDepot depot, PeerOutput output) {
    this.depot = depot;
    this.output = output;
  }

  /**
   * The journal cannot be caught up from the primary's: asks for the next pieces, if it is time.
   */
  void ask(int primaryId, long epoch, long nowNs) {
    if (!depot.isTakingPieces()) {
      return;
    }
    long length = depot.partialLength();
    if (length != movedTo) {
      movedTo = length;
      askedAtNs = nowNs;
    }
    boolean isWindowFull = isAsked && length >= askedTo;
    if (!isAsked || isWindowFull || nowNs - askedAtNs >= PATIENCE_NS) {
      isAsked = true;
      askedAtNs = nowNs;
      askedTo = length + WINDOW;
      output.snapshotRequest(primaryId, epoch, depot.partialSequence(), length, askedTo);
    }
  }

  /** A piece for this node. */
  void onPiece(
      long sequence,
      long snapshotEpoch,
      long totalLength,
      long pieceOffset,
      DirectBuffer buffer,
      int offset,
      int length) {
    if (sequence != depot.partialSequence() && pieceOffset == 0) {
      askedTo = WINDOW;
    }
    depot.onPiece(sequence, snapshotEpoch, totalLength, pieceOffset, buffer, offset, length);
  }
}
