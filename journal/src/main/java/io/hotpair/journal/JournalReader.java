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
  private static final int ATTEMPTS = 5;

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
    JournalException last = null;
    // A running node may replace a segment between the look at the directory and the look into it.
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        SegmentMap before = store.list();
        Recovery recovery = Recovery.of(store);
        if (before.lastOrdinal() == store.list().lastOrdinal()) {
          found = recovery;
          return recovery.lastSequence();
        }
      } catch (JournalException e) {
        last = e;
      } catch (IOException e) {
        last = new JournalException("cannot read the journal " + directory + ": " + e, e);
      }
    }
    throw last == null
        ? new JournalException("the journal " + directory + " changes too fast")
        : last;
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
  }
}
