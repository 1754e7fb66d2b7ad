package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.NodeIds;
import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.engine.snapshot.SnapshotDepot;
import io.hotpair.journal.Journal;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * On the primary: sends pieces of a snapshot to followers whose next record the journal no longer
 * has (P8 a), a little in each duty cycle, so that the live stream is not held up. Sequencing
 * thread.
 */
final class SnapshotServer {
  /** Longest piece in bytes. */
  private static final int PIECE_LENGTH = 8 << 10;

  private static final int PIECES_PER_DUTY = 2;
  private static final long IDLE_NS = 5_000_000_000L;

  private final Journal journal;
  private final ReplicaProtocol protocol;
  private final SnapshotDepot depot;
  private final PeerOutput output;
  private final UnsafeBuffer piece = new UnsafeBuffer(new byte[PIECE_LENGTH]);
  private final Transfer[] transfers = new Transfer[NodeIds.MAX];
  private int active;

  private static final class Transfer {
    private final int followerId;
    private long incarnation;
    private SnapshotDepot.Served snapshot;
    private long next;
    private long end;
    private long servedAtNs;

    Transfer(int followerId) {
      this.followerId = followerId;
    }
  }

  SnapshotServer(
      Journal journal, ReplicaProtocol protocol, SnapshotDepot depot, PeerOutput output) {
    this.journal = journal;
    this.protocol = protocol;
    this.depot = depot;
    this.output = output;
  }

  /** A follower asks for a snapshot, or for more of one. */
  void onRequest(
      int followerId, long incarnation, long epoch, long sequence, long offset, long endOffset) {
    if (!protocol.isSequencing() || epoch != protocol.view().epoch()) {
      return;
    }
    Transfer transfer = transfers[followerId];
    if (transfer == null) {
      transfer = new Transfer(followerId);
      transfers[followerId] = transfer;
    }
    SnapshotDepot.Served snapshot = transfer.snapshot;
    boolean isSame =
        snapshot != null && transfer.incarnation == incarnation && snapshot.sequence() == sequence;
    if (!isSame || snapshot.sequence() + 1 < journal.firstSequence()) {
      end(transfer);
      snapshot = depot.served(journal.firstSequence() - 1, sequence);
      if (snapshot == null) {
        return;
      }
    }
    if (transfer.snapshot == null) {
      active++;
    }
    transfer.snapshot = snapshot;
    transfer.incarnation = incarnation;
    transfer.next = snapshot.sequence() == sequence ? Math.min(offset, snapshot.length()) : 0;
    transfer.end = Math.min(snapshot.length(), transfer.next + Math.max(0, endOffset - offset));
  }

  /** Sends what there is room for; how many pieces. */
  int poll(long nowNs) {
    if (active == 0) {
      return 0;
    }
    int count = 0;
    for (Transfer transfer : transfers) {
      if (transfer != null && transfer.snapshot != null) {
        count += protocol.isSequencing() ? serve(transfer, nowNs) : end(transfer);
      }
    }
    return count;
  }

  private int serve(Transfer transfer, long nowNs) {
    int count = send(transfer);
    if (count > 0 || transfer.servedAtNs == 0) {
      transfer.servedAtNs = nowNs;
    } else if (nowNs - transfer.servedAtNs > IDLE_NS) {
      end(transfer);
    }
    return count;
  }

  /** The first record behind a snapshot that a follower is getting. */
  long heldFrom() {
    long least = Long.MAX_VALUE;
    if (active > 0) {
      for (Transfer transfer : transfers) {
        if (transfer != null && transfer.snapshot != null) {
          least = Math.min(least, transfer.snapshot.sequence() + 1);
        }
      }
    }
    return least;
  }

  private int send(Transfer transfer) {
    int count = 0;
    while (count < PIECES_PER_DUTY && transfer.next < transfer.end) {
      int wanted = (int) Math.min(PIECE_LENGTH, transfer.end - transfer.next);
      SnapshotDepot.Served snapshot = transfer.snapshot;
      int length = snapshot.read(transfer.next, piece, wanted);
      if (length <= 0) {
        return end(transfer);
      }
      boolean isSent =
          output.snapshotPiece(
              transfer.followerId,
              transfer.incarnation,
              protocol.view().epoch(),
              snapshot,
              transfer.next,
              piece,
              length);
      if (!isSent) {
        break;
      }
      transfer.next += length;
      count++;
    }
    return count;
  }

  private int end(Transfer transfer) {
    if (transfer.snapshot != null) {
      transfer.snapshot = null;
      transfer.servedAtNs = 0;
      active--;
    }
    return 0;
  }
}
