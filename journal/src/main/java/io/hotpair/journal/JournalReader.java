package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a node's journal from outside the node, whether the node runs or not: takes no lock, writes
 * nothing. It shows the journal as it was when it was opened or last {@linkplain #refresh
 * refreshed}.
 *
 * <p>One thread refreshes; cursors may be used by other threads, one thread each.
 */
public final class JournalReader {
  private static final int ATTEMPTS = 100;

  private final Path directory;
  private final SegmentStore store;
  private final NodeIdentity owner;
  private volatile Recovery found;

  private JournalReader(Path directory) {
    this.directory = directory;
    store = new SegmentStore(directory);
    owner = NodeIdentity.read(directory);
  }

  /**
   * Opens a journal directory.
   *
   * @param directory of a node's journal.
   * @return the reader.
   * @throws JournalException if there is no journal, or it is damaged.
   */
  public static JournalReader open(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new JournalException(
          directory + " is not a directory: give a node's journal directory");
    }
    JournalReader reader = new JournalReader(directory);
    reader.refresh();
    return reader;
  }

  /**
   * Looks again at what the directory holds; verifies all records of the last segment.
   *
   * @return sequence of the last record; 0 if there is none.
   */
  public long refresh() {
    try {
      // A running node may replace a segment between the look at the directory and the look into
      // it.
      for (int i = 0; i < ATTEMPTS; i++) {
        SegmentMap segments = store.list();
        Recovery recovery = lookInto(segments);
        if (recovery != null && !isCut(recovery, store.list())) {
          found = recovery;
          return recovery.lastSequence();
        }
      }
    } catch (IOException e) {
      throw new JournalException("cannot read the journal " + directory + ": " + e, e);
    }
    throw new JournalException("the journal " + directory + " changes too fast");
  }

  /** What the segments hold, or null if some of them went away meanwhile. */
  private Recovery lookInto(SegmentMap segments) throws IOException {
    try {
      return Recovery.of(store, segments);
    } catch (JournalException | IOException e) {
      if (store.list().effective().equals(segments.effective())) {
        throw e;
      }
      return null;
    }
  }

  private static boolean isCut(Recovery recovery, SegmentMap now) {
    return now.leastFirstSequenceAfter(recovery.segments().lastOrdinal())
        <= recovery.lastSequence();
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
   * Sequence of the first record.
   *
   * @return 1 unless older records were pruned.
   */
  public long firstSequence() {
    return found.segments().firstSequence();
  }

  /**
   * Sequence of the last record.
   *
   * @return 0 if there is none.
   */
  public long lastSequence() {
    return found.lastSequence();
  }

  /**
   * The epochs of the records.
   *
   * @return a copy of the table.
   */
  public EpochTable epochs() {
    return found.epochs().copy();
  }

  /**
   * Opens a cursor. It reads up to {@link #lastSequence()}, and on after a {@link #refresh}.
   *
   * @param fromSequence the first record to read, {@link #firstSequence()} to {@link
   *     #lastSequence()} + 1.
   * @return the cursor.
   */
  public JournalCursor cursor(long fromSequence) {
    return new SegmentCursor(new FoundView(), fromSequence);
  }

  private final class FoundView implements SegmentView {
    @Override
    public long lastSequence() {
      return found.lastSequence();
    }

    @Override
    public SegmentMap segments() {
      return found.segments();
    }

    @Override
    public Path path(SegmentId segment) {
      return store.path(segment);
    }

    @Override
    public boolean isGone(SegmentId segment) {
      try {
        return !store.isEffective(segment);
      } catch (IOException e) {
        throw new JournalException("cannot read the journal " + directory + ": " + e, e);
      }
    }

    @Override
    public void release(SegmentTailer tailer) {
      tailer.close();
    }
  }
}
