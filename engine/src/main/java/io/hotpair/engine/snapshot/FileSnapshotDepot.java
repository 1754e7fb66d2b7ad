package io.hotpair.engine.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/**
 * The depot over a node's directory of snapshots. The sequencing thread calls what the interface
 * names; another thread calls {@link #work}, which does what takes long: reading a snapshot through
 * before it is served, forcing and verifying one that has come.
 */
public final class FileSnapshotDepot implements SnapshotDepot, AutoCloseable {
  private static final int REPORTS = 10;

  private final SnapshotStore store;
  private final String cluster;
  private final String service;
  private final Pacer pacer;
  private final SnapshotEvents events;
  private volatile long wantedSequence = Long.MIN_VALUE;
  private volatile ServedFile served;
  private volatile PartialFile complete;
  private volatile SnapshotFile received;
  private volatile boolean isPartialVoid;
  private PartialFile partial;
  private long reportedTenths;

  /**
   * Creates it, and looks for what an earlier process had received.
   *
   * @param store of the node; prepared.
   * @param cluster name of the pair.
   * @param service name of the service.
   * @param pacer of the thread that calls {@link #work}.
   * @param events is told what happens.
   */
  public FileSnapshotDepot(
      SnapshotStore store, String cluster, String service, Pacer pacer, SnapshotEvents events) {
    this.store = store;
    this.cluster = cluster;
    this.service = service;
    this.pacer = pacer;
    this.events = events;
    try {
      partial = PartialFile.find(store.directory());
      completeIfWhole();
    } catch (IOException e) {
      throw new SnapshotException("cannot read " + store.directory() + ": " + e, e);
    }
  }

  @Override
  public Served served(long leastSequence, long preferredSequence) {
    wantedSequence = preferredSequence;
    ServedFile now = served;
    return now != null && now.sequence() >= leastSequence ? now : null;
  }

  @Override
  public long partialSequence() {
    return partial == null ? 0 : partial.sequence();
  }

  @Override
  public long partialLength() {
    return partial == null ? 0 : partial.length();
  }

  @Override
  public boolean isTakingPieces() {
    if (isPartialVoid) {
      isPartialVoid = false;
      partial = null;
    }
    return complete == null && received == null;
  }

  @Override
  public void onPiece(
      long sequence,
      long epoch,
      long totalLength,
      long pieceOffset,
      DirectBuffer buffer,
      int offset,
      int length) {
    if (!isTakingPieces()) {
      return;
    }
    try {
      if (partial == null || !partial.isOf(sequence, epoch, totalLength)) {
        if (pieceOffset != 0) {
          return;
        }
        beginPartial(sequence, epoch, totalLength);
      }
      if (pieceOffset != partial.length()) {
        return;
      }
      partial.append(buffer, offset, length);
      report();
      completeIfWhole();
    } catch (IOException e) {
      throw new SnapshotException(
          "a snapshot from the primary cannot be written to " + store.directory() + ": " + e, e);
    }
  }

  private void beginPartial(long sequence, long epoch, long totalLength) throws IOException {
    if (partial != null) {
      partial.delete();
    }
    partial = PartialFile.begin(store.directory(), sequence, epoch, totalLength);
    reportedTenths = -1;
  }

  private void report() {
    long tenths = partial.length() * REPORTS / partial.totalLength();
    if (tenths != reportedTenths) {
      reportedTenths = tenths;
      events.onReceiving(partial.sequence(), partial.length(), partial.totalLength());
    }
  }

  private void completeIfWhole() {
    if (partial != null && partial.length() == partial.totalLength()) {
      complete = partial;
    }
  }

  @Override
  public StateSnapshot received() {
    return received;
  }

  @Override
  public void onReceivedUsed() {
    received = null;
  }

  /**
   * Looks whether there is anything that takes long. The thread of {@link #work}, or one that waits
   * for it.
   *
   * @return whether {@link #work} would do something.
   */
  public boolean hasWork() {
    return complete != null || wantedSequence != Long.MIN_VALUE;
  }

  /**
   * Does what takes long. One thread, which may be slow.
   *
   * @return 0 if there was nothing to do.
   * @throws SnapshotException if a snapshot from the primary is of another service or pair.
   */
  public int work() {
    int count = 0;
    if (complete != null) {
      verifyReceived();
      count++;
    }
    long wanted = wantedSequence;
    if (wanted != Long.MIN_VALUE) {
      wantedSequence = Long.MIN_VALUE;
      count += serve(wanted) ? 1 : 0;
    }
    return count;
  }

  private void verifyReceived() {
    PartialFile whole = complete;
    SnapshotFile file = null;
    try {
      whole.force();
      SnapshotFile verified = SnapshotFile.verify(whole.path(), pacer);
      requireOwn(verified.header());
      whole.close();
      SnapshotStore.publish(whole.path(), store.path(whole.sequence(), whole.epoch()));
      file = verified.movedTo(store.path(whole.sequence(), whole.epoch()));
      events.onReceived(whole.sequence(), whole.totalLength());
    } catch (NewerSnapshotException e) {
      throw e;
    } catch (SnapshotException e) {
      events.onSkipped(whole.path(), e.getMessage());
      deleteQuietly(whole);
    } catch (IOException | UncheckedIOException e) {
      events.onSkipped(whole.path(), "it cannot be kept now: " + e.getMessage());
      return;
    }
    isPartialVoid = true;
    received = file;
    complete = null;
  }

  private static void deleteQuietly(PartialFile file) {
    try {
      file.delete();
    } catch (IOException e) {
      // it is written over
    }
  }

  private void requireOwn(SnapshotHeader header) {
    if (!header.cluster().equals(cluster) || !header.service().equals(service)) {
      throw new IllegalStateException(
          "the primary's snapshot is of cluster '"
              + header.cluster()
              + "' and service '"
              + header.service()
              + "', this node is of '"
              + cluster
              + "' and '"
              + service
              + "': run the same build and settings on all nodes");
    }
  }

  /** Opens the snapshot that a follower has a part of, or the newest. */
  private boolean serve(long preferredSequence) {
    ServedFile now = served;
    for (SnapshotStore.Entry entry : SnapshotStore.preferring(preferredSequence, store.list())) {
      if (now != null && now.sequence() == entry.sequence()) {
        return false;
      }
      try {
        // One that was served before may be in use: its file is closed when nobody has it any more.
        served = new ServedFile(SnapshotFile.verify(entry.path(), pacer));
        return true;
      } catch (SnapshotException e) {
        events.onSkipped(entry.path(), e.getMessage());
      } catch (IOException | UncheckedIOException e) {
        events.onSkipped(entry.path(), e.toString());
      }
    }
    return false;
  }

  @Override
  public void close() {
    CloseHelper.quietCloseAll(served, partial);
  }
}
