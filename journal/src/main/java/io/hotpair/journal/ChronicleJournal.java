package io.hotpair.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/**
 * The journal of a node on its own disk: a directory of segments, each a Chronicle Queue that only
 * the process that made it appends to. See the module's README for the layout.
 *
 * <p>Threads are as {@link Journal} says. Appending allocates nothing in the steady state.
 */
public final class ChronicleJournal implements Journal {
  private final Context context;
  private final DirectoryLock lock;
  private final WritableSegments segments;
  private final EpochTable epochs;
  private volatile EpochTable publishedEpochs;
  private final int maxRecordLength;
  private final long segmentMaxRecords;
  private final long incarnation;
  private final boolean gaveUpRecords;
  private final AtomicLong lastSequence;
  private final AtomicLong appendedBytes = new AtomicLong();
  private final AtomicLong appendedRecords = new AtomicLong();
  private boolean failed;
  private boolean closed;

  private ChronicleJournal(Context context, DirectoryLock lock) throws IOException {
    this.context = context;
    this.lock = lock;
    maxRecordLength = context.maxRecordLength();
    segmentMaxRecords = context.segmentMaxRecords;
    SegmentStore store = new SegmentStore(context.directory);
    new NodeIdentity(context.clusterName, context.nodeId)
        .claim(context.directory, !store.list().isEmpty());
    store.prepare();
    Recovery recovery = Recovery.of(store, store.list());
    epochs = recovery.epochs();
    publishedEpochs = epochs.copy();
    gaveUpRecords = recovery.holeAtEnd();
    lastSequence = new AtomicLong(recovery.lastSequence());
    segments =
        new WritableSegments(
            store,
            recovery.segments(),
            context.blockBytes,
            context.minFreeBytes,
            context.archiveDirectory);
    segments.forceFound(lastSequence());
    incarnation = new IncarnationFile(context.directory).next(System.currentTimeMillis());
    segments.begin(epochs, lastSequence());
  }

  /**
   * Opens a node's journal, or creates it. What is found is forced to the disk before this returns.
   *
   * @param context settings; they are checked here.
   * @return the journal.
   * @throws JournalException if the directory is another node's, is open elsewhere, is damaged, or
   *     the disk refuses.
   * @throws IllegalArgumentException if a setting is wrong.
   */
  public static ChronicleJournal open(Context context) {
    context.conclude();
    Path directory = context.directory;
    DirectoryLock lock = null;
    try {
      DurableFiles.createDirectories(directory);
      lock = DirectoryLock.acquire(directory);
      return new ChronicleJournal(context, lock);
    } catch (IOException e) {
      CloseHelper.quietClose(lock);
      throw new JournalException("cannot open the journal " + directory + ": " + e, e);
    } catch (JournalException e) {
      CloseHelper.quietClose(lock);
      throw e;
    } catch (RuntimeException | AssertionError | InternalError e) {
      CloseHelper.quietClose(lock);
      throw new JournalException("cannot open the journal " + directory + ": " + e, e);
    }
  }

  /**
   * Which start of the node this is.
   *
   * @return a number greater than that of every opening of this directory before; also the time in
   *     milliseconds since 1970 unless the clock was set back.
   */
  public long incarnation() {
    return incarnation;
  }

  /**
   * Whether this opening gave up records behind a hole, as a loss of power leaves them; none of
   * them had been forced.
   *
   * @return true if so.
   */
  public boolean gaveUpRecords() {
    return gaveUpRecords;
  }

  @Override
  public long firstSequence() {
    return segments.map().firstSequence();
  }

  @Override
  public long lastSequence() {
    return lastSequence.getAcquire();
  }

  @Override
  public EpochTable epochs() {
    return epochs;
  }

  @Override
  public void append(DirectBuffer buffer, int offset, int length) {
    requireUsable();
    if (length < RecordLayout.PAYLOAD_OFFSET || length > maxRecordLength) {
      throw new IllegalArgumentException(
          "record of "
              + length
              + " bytes: "
              + RecordLayout.PAYLOAD_OFFSET
              + " to "
              + maxRecordLength);
    }
    long epoch = buffer.getLong(offset + RecordLayout.EPOCH_OFFSET, ByteOrder.LITTLE_ENDIAN);
    long sequence = buffer.getLong(offset + RecordLayout.SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN);
    long last = lastSequence.getPlain();
    if (sequence != last + 1) {
      throw new IllegalArgumentException("record " + sequence + " does not follow " + last);
    }
    if (epoch <= 0 || epoch < epochs.lastEpoch()) {
      throw new IllegalArgumentException(
          "epoch " + epoch + " of record " + sequence + " is below " + epochs.lastEpoch());
    }
    if (sequence - segments.firstSequence() >= segmentMaxRecords) {
      roll();
    }
    write(buffer, offset, length, sequence);
    boolean isNewEpoch = epoch != epochs.lastEpoch();
    epochs.onRecord(epoch, sequence);
    if (isNewEpoch) {
      publishedEpochs = epochs.copy();
    }
    appendedBytes.setRelease(appendedBytes.getPlain() + length);
    appendedRecords.setRelease(appendedRecords.getPlain() + 1);
    lastSequence.setRelease(sequence);
  }

  private void write(DirectBuffer buffer, int offset, int length, long sequence) {
    try {
      segments.append(buffer, offset, length);
    } catch (JournalException e) {
      failed = true;
      throw e;
    } catch (RuntimeException | AssertionError | InternalError e) {
      // A mapped page that the disk has no room for shows as an InternalError.
      throw fail("append record " + sequence, e);
    }
  }

  @Override
  public void cut(long sequence) {
    requireUsable();
    long last = lastSequence();
    if (sequence < firstSequence() - 1 || sequence > last) {
      throw new IllegalArgumentException(
          "cannot cut to " + sequence + ": records are " + firstSequence() + " to " + last);
    }
    if (sequence == last) {
      return;
    }
    // First, so that a cursor which sees the new segments never looks for more than they hold.
    lastSequence.setRelease(sequence);
    epochs.cut(sequence);
    publishedEpochs = epochs.copy();
    boolean interrupted = Thread.interrupted();
    try {
      segments.cut(epochs, sequence);
    } catch (IOException | RuntimeException | AssertionError | InternalError e) {
      throw fail("cut to " + sequence, e);
    } finally {
      restoreInterrupt(interrupted);
    }
  }

  private void roll() {
    boolean interrupted = Thread.interrupted();
    try {
      segments.roll(epochs, lastSequence());
    } catch (IOException | RuntimeException | AssertionError | InternalError e) {
      throw fail("begin a segment", e);
    } finally {
      restoreInterrupt(interrupted);
    }
  }

  /**
   * Does what would hold the owner up: makes the next segment ahead of its time, forces those
   * before the one that is appended to, removes those that a cut left without records, closes the
   * files of cursors that were closed (which do it themselves until this is called once). Any
   * thread but the owner's, one at a time, ten times a second or so.
   *
   * @throws JournalException if the disk is full, though nothing may be appended: who takes nothing
   *     more because of that would else stand in the way of a node that has room.
   */
  public void maintain() {
    long first = segments.firstSequence();
    boolean isNear = lastSequence() - first >= segmentMaxRecords / 2;
    try {
      segments.maintain(publishedEpochs, first + segmentMaxRecords, isNear);
    } catch (IOException | UncheckedIOException e) {
      throw new JournalException(
          "journal " + context.directory + " cannot make its next segment: " + e, e);
    }
  }

  @Override
  public void force() {
    requireUsable();
    boolean interrupted = Thread.interrupted();
    try {
      segments.force(lastSequence());
    } catch (IOException e) {
      throw fail("force", e);
    } finally {
      restoreInterrupt(interrupted);
    }
  }

  @Override
  public void forceUpTo(long sequence) {
    try {
      segments.forceUpTo(sequence);
    } catch (IOException e) {
      throw new JournalException(
          "journal " + context.directory + " cannot be forced to record " + sequence + ": " + e, e);
    }
  }

  /**
   * Forces all that is appended by now, committed or not, beside the owner, which goes on
   * appending. Any thread but the owner's.
   *
   * @return the last sequence that was forced.
   * @throws JournalException if the disk refuses.
   */
  public long forceAppended() {
    try {
      return segments.forceAppended(this::lastSequence);
    } catch (IOException e) {
      throw new JournalException("journal " + context.directory + " cannot be forced: " + e, e);
    }
  }

  /**
   * How many records were appended since the journal was opened, those that were cut since too: a
   * number that never falls. Any thread may call it.
   *
   * @return records.
   */
  public long appendedRecords() {
    return appendedRecords.getAcquire();
  }

  @Override
  public long appendedBytes() {
    return appendedBytes.getAcquire();
  }

  @Override
  public void prune(long upToSequence) {
    try {
      segments.prune(Math.min(upToSequence, lastSequence()));
    } catch (IOException | UncheckedIOException e) {
      throw new JournalException(
          "journal " + context.directory + " cannot let old segments go: " + e, e);
    }
  }

  @Override
  public void resetTo(EpochTable history) {
    requireUsable();
    if (history.lastSequence() <= lastSequence()) {
      throw new IllegalArgumentException(
          "a snapshot up to record "
              + history.lastSequence()
              + " is not ahead of this journal, which holds "
              + firstSequence()
              + " to "
              + lastSequence());
    }
    boolean interrupted = Thread.interrupted();
    try {
      segments.beginAnew(history);
    } catch (IOException | RuntimeException | AssertionError | InternalError e) {
      throw fail("go on behind record " + history.lastSequence(), e);
    } finally {
      restoreInterrupt(interrupted);
    }
    epochs.resetTo(history);
    publishedEpochs = epochs.copy();
    lastSequence.setRelease(history.lastSequence());
  }

  /*
   * Java closes a file under a thread that is interrupted. Threads are interrupted to end them, and
   * just then the journal must be forced and closed in order.
   */
  private static void restoreInterrupt(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public JournalCursor cursor(long fromSequence) {
    return new SegmentCursor(segments.view(this::lastSequence), fromSequence);
  }

  /**
   * Makes a helper that has pages made ready ahead of the appends. Run it on a thread that may be
   * slow, until the journal is closed.
   *
   * @return the helper; it starts no thread.
   */
  public PageToucher pageToucher() {
    return new PageToucher(segments::appender, segments.space());
  }

  /**
   * Makes a helper that has what was appended written to the disk a piece at a time. Run it on a
   * thread that may be slow, until the journal is closed.
   *
   * @param pieceBytes of each piece; above 0, at most 1 GiB.
   * @return the helper; it starts no thread.
   */
  public WriteBehind writeBehind(long pieceBytes) {
    return new WriteBehind(segments::appender, pieceBytes);
  }

  private void requireUsable() {
    if (closed || failed) {
      throw new JournalException(
          "journal "
              + context.directory
              + (closed ? " is closed" : " has failed before and takes no more: restart the node"));
    }
  }

  private JournalException fail(String what, Throwable cause) {
    failed = true;
    return new JournalException(
        "journal "
            + context.directory
            + " cannot "
            + what
            + ": "
            + cause
            + "; look at the disk, then restart the node",
        cause);
  }

  /**
   * Forces what was appended and lets the directory go. Cursors stay usable until they are closed.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    try {
      if (!failed) {
        force();
        removeSuperseded();
      }
    } finally {
      closed = true;
      CloseHelper.closeAll(segments, lock);
    }
  }

  private void removeSuperseded() {
    boolean interrupted = Thread.interrupted();
    try {
      segments.removeSuperseded();
    } catch (IOException e) {
      throw fail("remove what a cut left", e);
    } finally {
      restoreInterrupt(interrupted);
    }
  }

  /** Settings of a journal. */
  public static final class Context {
    /** Default of {@link #blockBytes(int)}: 64 MiB. */
    public static final int DEFAULT_BLOCK_BYTES = 64 << 20;

    /** Default of {@link #minFreeBytes(long)}: 256 MiB. */
    public static final long DEFAULT_MIN_FREE_BYTES = 256L << 20;

    private static final int LEAST_BLOCK_BYTES = 256 << 10;
    private static final int GREATEST_BLOCK_BYTES = 1 << 30;

    private Path directory;
    private String clusterName;
    private int nodeId = -1;
    private int blockBytes = DEFAULT_BLOCK_BYTES;
    private long minFreeBytes = DEFAULT_MIN_FREE_BYTES;
    private long segmentMaxRecords = SegmentQueues.MAX_RECORDS;
    private Path archiveDirectory;

    /**
     * Checks the settings.
     *
     * @return this.
     * @throws IllegalArgumentException naming the setting that is wrong.
     */
    public Context conclude() {
      require(directory != null, "directory is not set");
      require(clusterName != null && !clusterName.isBlank(), "clusterName is not set");
      require(nodeId >= 0, "nodeId is " + nodeId + ": 0 or more");
      require(
          blockBytes >= LEAST_BLOCK_BYTES
              && blockBytes <= GREATEST_BLOCK_BYTES
              && Integer.bitCount(blockBytes) == 1,
          "blockBytes is " + blockBytes + ": a power of two from 256 KiB to 1 GiB");
      require(minFreeBytes >= 0, "minFreeBytes is " + minFreeBytes + ": 0 or more");
      require(
          segmentMaxRecords > 0 && segmentMaxRecords <= SegmentQueues.MAX_RECORDS,
          "segmentMaxRecords is " + segmentMaxRecords + ": 1 to " + SegmentQueues.MAX_RECORDS);
      return this;
    }

    private static void require(boolean condition, String message) {
      if (!condition) {
        throw new IllegalArgumentException("journal: " + message);
      }
    }

    /**
     * Directory of the journal; created if missing.
     *
     * @param value path.
     * @return this.
     */
    public Context directory(Path value) {
      directory = value;
      return this;
    }

    /**
     * Name of the cluster that the node belongs to.
     *
     * @param value not blank.
     * @return this.
     */
    public Context clusterName(String value) {
      clusterName = value;
      return this;
    }

    /**
     * Id of the node.
     *
     * @param value 0 or more.
     * @return this.
     */
    public Context nodeId(int value) {
      nodeId = value;
      return this;
    }

    /**
     * By how much a segment's file grows at a time. The file is sparse, so a large block costs no
     * disk, and growing it less often costs the appending thread less. A record may be a quarter of
     * it long.
     *
     * @param value in bytes, a power of two from 256 KiB to 1 GiB.
     * @return this.
     */
    public Context blockBytes(int value) {
      blockBytes = value;
      return this;
    }

    /**
     * Free space of the disk below which the journal refuses records. Writing to a mapped file on a
     * full disk ends the process, so some is kept free; it is looked at every 8 MiB of appends.
     *
     * @param value in bytes.
     * @return this.
     */
    public Context minFreeBytes(long value) {
      minFreeBytes = value;
      return this;
    }

    /**
     * After how many records a new segment begins. It holds appending up for a millisecond or two
     * where {@link ChronicleJournal#maintain} made the segment ahead, else for as long as the disk
     * takes to force.
     *
     * @param value 1 to 2^34; the default is the greatest.
     * @return this.
     */
    public Context segmentMaxRecords(long value) {
      segmentMaxRecords = value;
      return this;
    }

    /**
     * Where segments go that are no longer needed. It becomes a journal directory of its own, which
     * tools read.
     *
     * @param value a directory, or null (the default): they are deleted.
     * @return this.
     */
    public Context archiveDirectory(Path value) {
      archiveDirectory = value;
      return this;
    }

    /**
     * Longest record that the journal takes.
     *
     * @return bytes.
     */
    public int maxRecordLength() {
      return SegmentQueues.maxRecordLength(blockBytes);
    }
  }
}
