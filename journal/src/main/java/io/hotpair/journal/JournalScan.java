package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a node's journal once, from outside the node, whether the node runs or not: takes no lock,
 * writes nothing, maps nothing. Unlike {@link JournalReader} it verifies as it goes, so it opens at
 * once and gives out every record before the first damage. It also reads on into what a running
 * node appends meanwhile. One thread.
 */
public final class JournalScan implements JournalCursor {
  private static final DirectBuffer NOTHING = new UnsafeBuffer(new byte[0]);
  private static final int ATTEMPTS = 100;

  private final Path directory;
  private final SegmentStore store;
  private final NodeIdentity owner;
  private long firstSequence;
  private SegmentMap map;
  private SegmentWalk walk;
  private long finishedBytes;
  private long fromSequence;
  private long sequence;
  private String tail = "";

  private JournalScan(Path directory, long from) throws IOException {
    this.directory = directory;
    store = new SegmentStore(directory);
    owner = NodeIdentity.read(directory);
    map = store.list();
    firstSequence = map.firstSequence();
    fromSequence = Math.max(from, firstSequence);
  }

  /**
   * Opens a journal directory at its first record.
   *
   * @param directory of a node's journal.
   * @return the scan.
   * @throws JournalException if there is no journal.
   */
  public static JournalScan open(Path directory) {
    return open(directory, 1);
  }

  /**
   * Opens a journal directory at a record.
   *
   * @param directory of a node's journal.
   * @param fromSequence the first record to give out; the first that there is if that is greater.
   * @return the scan; it gives out nothing if the journal ends before that record.
   * @throws JournalException if there is no journal.
   */
  public static JournalScan open(Path directory, long fromSequence) {
    if (!Files.isDirectory(directory)) {
      throw new JournalException(
          directory + " is not a directory: give a node's journal directory");
    }
    try {
      return new JournalScan(directory, fromSequence);
    } catch (IOException e) {
      throw new JournalException("cannot read the journal " + directory + ": " + e, e);
    }
  }

  @Override
  public boolean next() {
    try {
      while (step()) {
        if (walk.sequence() >= fromSequence) {
          sequence = walk.sequence();
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new JournalException("cannot read the journal " + directory + ": " + e, e);
    }
  }

  private boolean step() throws IOException {
    tail = "";
    if (walk == null && !begin()) {
      return false;
    }
    while (!walk.next()) {
      SegmentMap now = store.list();
      long least = now.leastFirstSequenceAfter(walk.segment().ordinal());
      if (least < walk.nextSequence()) {
        throw new JournalException(
            "the journal "
                + directory
                + " was cut to record "
                + (least - 1)
                + " while it was read: run this again");
      }
      map = now;
      if (least == Long.MAX_VALUE) {
        tail = walk.tail();
        return false;
      }
      SegmentId next = map.holding(walk.nextSequence());
      if (next == null) {
        throw wentAway("record " + walk.nextSequence());
      }
      if (next.ordinal() == walk.segment().ordinal()) {
        throw walk.damaged("the segment ends before it", null);
      }
      goOn(next);
    }
    return true;
  }

  /** Enters the segment that has the first record asked for; false if there is none. */
  private boolean begin() throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      SegmentId first = map.holding(fromSequence);
      if (first == null) {
        return false;
      }
      walk = enter(first);
      if (walk != null) {
        return true;
      }
      // Nothing was given out yet, so the journal may as well begin where it begins now.
      map = store.list();
      firstSequence = map.firstSequence();
      fromSequence = Math.max(fromSequence, firstSequence);
    }
    throw wentAway("record " + fromSequence);
  }

  private void goOn(SegmentId segment) throws IOException {
    SegmentWalk next = enter(segment);
    if (next == null) {
      throw wentAway(segment.toString());
    }
    SegmentWalk before = walk;
    walk = next;
    finishedBytes += before.position();
    before.close();
    walk.requireEpochs(before.epochs());
  }

  /** Opens a segment; null if the node has removed it meanwhile. */
  private SegmentWalk enter(SegmentId segment) throws IOException {
    try {
      return new SegmentWalk(store.path(segment), segment, map.end(segment));
    } catch (JournalException | IOException e) {
      if (store.isEffective(segment)) {
        throw e;
      }
      return null;
    }
  }

  private JournalException wentAway(String what) {
    return new JournalException(
        what
            + " of the journal "
            + directory
            + " went away: the node cut or pruned it while it was read; run this again");
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public DirectBuffer buffer() {
    return walk == null ? NOTHING : walk.record().buffer();
  }

  @Override
  public int offset() {
    return walk == null ? 0 : walk.record().offset();
  }

  @Override
  public int length() {
    return walk == null ? 0 : walk.record().length();
  }

  /**
   * The record that {@link #next} moved to.
   *
   * @return the record, verified; valid until the next call on this scan.
   */
  public RecordFlyweight record() {
    return walk.record();
  }

  /**
   * Name of the cluster that the node belongs to.
   *
   * @return name.
   */
  public String clusterName() {
    return owner.clusterName();
  }

  /**
   * Id of the node.
   *
   * @return id.
   */
  public int nodeId() {
    return owner.nodeId();
  }

  /**
   * Sequence of the first record of the journal.
   *
   * @return 1 unless older records were pruned.
   */
  public long firstSequence() {
    return firstSequence;
  }

  /**
   * Epoch of the record before the one that {@link #next} would move to, as far as it was looked.
   *
   * @return 0 if there is none.
   */
  public long lastEpoch() {
    return walk == null ? 0 : walk.epochs().lastEpoch();
  }

  /**
   * Epoch of the record before the first one of the segment that is being read, as the segment's
   * own header says.
   *
   * @return 0 if there is none.
   */
  public long epochBeforeSegment() {
    return walk == null ? 0 : walk.segment().epoch();
  }

  /**
   * Name of the segment that is being read.
   *
   * @return empty before the first record.
   */
  public String segmentName() {
    return walk == null ? "" : walk.segment().toString();
  }

  /**
   * How far the scan is, to be held against the bytes that the journal has on the disk.
   *
   * @return bytes.
   */
  public long bytesRead() {
    return finishedBytes + (walk == null ? 0 : walk.position());
  }

  /**
   * What is behind the last record that is no damage: a record that was being written when its
   * process ended, or what a loss of power left behind a hole.
   *
   * @return empty if there is nothing, or {@link #next} has not returned false.
   */
  public String tail() {
    return tail;
  }

  @Override
  public void close() {
    CloseHelper.close(walk);
  }
}
