package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.NodeIds;
import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.journal.Journal;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.JournalException;

/**
 * On the primary: sends records out of its journal to followers that asked (P8 a), a few in each
 * duty cycle, so that the live stream is not held up. Sequencing thread.
 */
public final class CatchUpServer {
  private static final int LIMIT = 128;
  private static final long IDLE_NS = 1_000_000_000;

  private final Journal journal;
  private final ReplicaProtocol protocol;
  private final CatchUpSink sink;
  private final Follower[] followers = new Follower[NodeIds.MAX];
  private int active;

  /** Sends a record to one follower. */
  @FunctionalInterface
  public interface CatchUpSink {
    /**
     * Sends it.
     *
     * @return false if there is no room now.
     */
    boolean send(int followerId, long incarnation, long epoch, JournalCursor record);
  }

  private static final class Follower {
    private final int nodeId;
    private long incarnation;
    private JournalCursor cursor;
    private long next;
    private long end;
    private boolean isRecordWaiting;
    private long servedAtNs;

    Follower(int nodeId) {
      this.nodeId = nodeId;
    }
  }

  /**
   * Creates it.
   *
   * @param journal of the node.
   * @param protocol of the node.
   * @param sink sends the records.
   */
  public CatchUpServer(Journal journal, ReplicaProtocol protocol, CatchUpSink sink) {
    this.journal = journal;
    this.protocol = protocol;
    this.sink = sink;
  }

  /**
   * A follower asks for records.
   *
   * @param followerId the follower.
   * @param incarnation its incarnation.
   * @param epoch of its view.
   * @param fromSequence the first that it lacks.
   * @param toSequence the last that it has room for.
   */
  public void onRequest(
      int followerId, long incarnation, long epoch, long fromSequence, long toSequence) {
    boolean isServed =
        protocol.isSequencing()
            && epoch == protocol.view().epoch()
            && fromSequence >= journal.firstSequence()
            && fromSequence <= journal.lastSequence() + 1;
    if (!isServed) {
      return;
    }
    Follower follower = followers[followerId];
    if (follower == null) {
      follower = new Follower(followerId);
      followers[followerId] = follower;
    }
    boolean isContinued =
        follower.cursor != null
            && follower.incarnation == incarnation
            && fromSequence == follower.end + 1;
    if (!isContinued) {
      close(follower);
      if (!open(follower, fromSequence)) {
        return;
      }
    }
    follower.incarnation = incarnation;
    follower.end = toSequence;
  }

  private boolean open(Follower follower, long fromSequence) {
    try {
      follower.cursor = journal.cursor(fromSequence);
    } catch (IllegalArgumentException e) {
      if (fromSequence < journal.firstSequence()) {
        return false; // it was pruned just now
      }
      throw e;
    }
    follower.next = fromSequence;
    active++;
    return true;
  }

  /**
   * The first record that a follower still reads.
   *
   * @return {@link Long#MAX_VALUE} if none does.
   */
  long heldFrom() {
    long least = Long.MAX_VALUE;
    if (active > 0) {
      for (Follower follower : followers) {
        if (follower != null && follower.cursor != null) {
          least = Math.min(least, follower.next);
        }
      }
    }
    return least;
  }

  /**
   * Sends what there is room for.
   *
   * @param nowNs monotonic time.
   * @return how many records.
   */
  public int poll(long nowNs) {
    if (active == 0) {
      return 0;
    }
    int count = 0;
    for (Follower follower : followers) {
      if (follower != null && follower.cursor != null) {
        count += protocol.isSequencing() ? serve(follower, nowNs) : close(follower);
      }
    }
    return count;
  }

  private int serve(Follower follower, long nowNs) {
    int count = send(follower);
    if (count > 0) {
      follower.servedAtNs = nowNs;
    } else if (nowNs - follower.servedAtNs > IDLE_NS) {
      close(follower);
    }
    return count;
  }

  private int send(Follower follower) {
    int count = 0;
    while (count < LIMIT && follower.next <= follower.end && advance(follower)) {
      long epoch = protocol.view().epoch();
      if (!sink.send(follower.nodeId, follower.incarnation, epoch, follower.cursor)) {
        break;
      }
      follower.isRecordWaiting = false;
      follower.next++;
      count++;
    }
    return count;
  }

  private boolean advance(Follower follower) {
    if (!follower.isRecordWaiting) {
      try {
        follower.isRecordWaiting = follower.cursor.next();
      } catch (JournalException e) {
        if (follower.next >= journal.firstSequence()) {
          throw e;
        }
        close(follower); // pruned before it was sent: the follower is told when it asks again
        return false;
      }
    }
    return follower.isRecordWaiting;
  }

  private int close(Follower follower) {
    if (follower.cursor != null) {
      follower.cursor.close();
      follower.cursor = null;
      follower.isRecordWaiting = false;
      active--;
    }
    return 0;
  }

  /** Gives up what it holds. */
  public void close() {
    for (Follower follower : followers) {
      if (follower != null) {
        close(follower);
      }
    }
  }
}
