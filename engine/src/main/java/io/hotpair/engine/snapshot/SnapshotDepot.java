package io.hotpair.engine.snapshot;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A node's snapshots as its pipeline sees them: one to be sent to a follower, one that is coming
 * from the primary (P8 a). The sequencing thread calls it, so nothing here may block: what takes
 * long is done elsewhere, and asked for again.
 */
public interface SnapshotDepot {
  /** That of a node without snapshots: it serves none, and takes none. */
  SnapshotDepot NONE =
      new SnapshotDepot() {
        @Override
        public Served served(long leastSequence, long preferredSequence) {
          return null;
        }

        @Override
        public long partialSequence() {
          return 0;
        }

        @Override
        public long partialLength() {
          return 0;
        }

        @Override
        public boolean isTakingPieces() {
          return false;
        }

        @Override
        public void onPiece(
            long sequence,
            long epoch,
            long totalLength,
            long pieceOffset,
            DirectBuffer buffer,
            int offset,
            int length) {}

        @Override
        public StateSnapshot received() {
          return null;
        }

        @Override
        public void onReceivedUsed() {}
      };

  /** A snapshot that can be sent. */
  interface Served {
    /** Sequence of the last record that is in it. */
    long sequence();

    /** Epoch of that record. */
    long epoch();

    /** Length of the file in bytes. */
    long length();

    /**
     * Reads a piece.
     *
     * @param position where it begins in the file.
     * @param target takes it at index 0.
     * @param length how much is wanted.
     * @return how much was read; -1 if it can no longer be read.
     */
    int read(long position, MutableDirectBuffer target, int length);
  }

  /**
   * The snapshot to be sent to a follower.
   *
   * @param leastSequence it must not be older: the journal goes on behind it.
   * @param preferredSequence of the one that the follower has a part of; 0 for none.
   * @return null if there is none, or none is ready yet.
   */
  Served served(long leastSequence, long preferredSequence);

  /**
   * Sequence of the snapshot of which a part has come.
   *
   * @return 0 if there is none.
   */
  long partialSequence();

  /**
   * How much of that snapshot has come.
   *
   * @return bytes; they are the first ones of the file.
   */
  long partialLength();

  /**
   * Whether pieces are wanted.
   *
   * @return false while one that came whole is being looked at, or is not used yet.
   */
  boolean isTakingPieces();

  /**
   * A piece has come. One that does not continue what is there is ignored, unless it begins another
   * snapshot.
   */
  void onPiece(
      long sequence,
      long epoch,
      long totalLength,
      long pieceOffset,
      DirectBuffer buffer,
      int offset,
      int length);

  /**
   * The snapshot that has come whole, was verified and is on the disk.
   *
   * @return null if there is none.
   */
  StateSnapshot received();

  /** That snapshot is in place, or is not wanted any more. */
  void onReceivedUsed();
}
