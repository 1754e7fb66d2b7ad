package io.hotpair.engine.replay;

import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.session.ReplicatedState;
import io.hotpair.engine.snapshot.SnapshotException;
import io.hotpair.engine.snapshot.SnapshotFile;
import io.hotpair.engine.snapshot.SnapshotHeader;
import io.hotpair.journal.JournalException;
import io.hotpair.journal.JournalScan;
import io.hotpair.journal.RecordFlyweight;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.agrona.BitUtil;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Replays a node's journal through a service: the same records in the same order give the same
 * state, answers and digest as on the live node. It takes no lock and writes nothing, so the node
 * may run meanwhile; the replay then ends with the last record that it finds. One thread.
 */
public final class JournalReplay implements AutoCloseable {
  private final Context context;
  private final JournalScan scan;
  private final RecordApplier applier;
  private final ReplayPacer pacer;
  private boolean isPending;
  private long sequence;
  private long epoch;
  private long timestampNs;

  private JournalReplay(Context context, JournalScan scan) {
    this.context = context;
    this.scan = scan;
    applier =
        new RecordApplier(
            context.service, context.sessionWindow, context.listener, context.fromSequence);
    pacer = new ReplayPacer(context.speed, SystemNanoClock.INSTANCE, LockSupport::parkNanos);
    if (context.snapshot != null) {
      new ReplayStart(context.snapshot).restore(scan, applier.state());
      SnapshotHeader header = context.snapshot.header();
      sequence = header.sequence();
      epoch = header.epoch();
      timestampNs = header.timestampNs();
    } else if (scan.firstSequence() > 1) {
      throw new JournalException(
          context.directory
              + " begins with record "
              + scan.firstSequence()
              + ": a replay without a snapshot needs every record from 1 on; begin with a snapshot"
              + " of the node (--from-snapshot), or take an archived copy that has all records");
    }
  }

  /**
   * Opens a journal for replay.
   *
   * @param context settings; they are checked here.
   * @return a replay before the first record, or before the first one behind the snapshot.
   * @throws JournalException if there is no journal, its first records were pruned, or it does not
   *     continue the snapshot.
   * @throws SnapshotException if the snapshot is of another service, or the service refuses it.
   * @throws IllegalArgumentException if a setting is wrong.
   */
  public static JournalReplay open(Context context) {
    context.conclude();
    JournalScan scan = JournalScan.open(context.directory, context.firstRecord());
    try {
      return new JournalReplay(context, scan);
    } catch (RuntimeException e) {
      scan.close();
      throw e;
    }
  }

  /**
   * Applies the next record; for going through an incident step by step.
   *
   * @return false if the end that was asked for, or that of the journal, is reached.
   * @throws JournalException if the record is damaged, naming segment and sequence.
   */
  public boolean step() {
    // A record that is too late stays where it is, so that no later call skips it.
    if (!isPending && (sequence >= context.toSequence || !scan.next())) {
      return false;
    }
    RecordFlyweight record = scan.record();
    long recordedNs = record.timestampNs();
    if (recordedNs > context.untilNs) {
      isPending = true;
      return false;
    }
    isPending = false;
    pacer.await(recordedNs);
    applier.apply(record);
    sequence = record.sequence();
    epoch = record.epoch();
    timestampNs = recordedNs;
    return true;
  }

  /**
   * Applies all records up to the end that was asked for, or that of the journal.
   *
   * @return sequence of the last record that was applied; 0 if there is none.
   * @throws JournalException if a record is damaged, naming segment and sequence.
   */
  public long run() {
    while (step()) {
      // until the end
    }
    return sequence;
  }

  /**
   * The state after the last record that was applied.
   *
   * @return the state; its service is the one of the context.
   */
  public ReplicatedState state() {
    return applier.state();
  }

  /**
   * Sequence of the last record that was applied.
   *
   * @return 0 if there is none.
   */
  public long sequence() {
    return sequence;
  }

  /**
   * The record up to which a snapshot stands for the journal.
   *
   * @return 0 if the replay began with record 1.
   */
  public long snapshotSequence() {
    return context.snapshot == null ? 0 : context.snapshot.sequence();
  }

  /**
   * Epoch of the last record that was applied.
   *
   * @return 0 if there is none.
   */
  public long epoch() {
    return epoch;
  }

  /**
   * Time of the last record that was applied.
   *
   * @return nanoseconds since 1970-01-01T00:00Z; 0 if there is none.
   */
  public long timestampNs() {
    return timestampNs;
  }

  /**
   * How many client operations were seen, repeated ones too.
   *
   * @return count.
   */
  public long operations() {
    return applier.operations();
  }

  /**
   * How many bytes of the journal were read, to be held against its size.
   *
   * @return bytes.
   */
  public long bytesRead() {
    return scan.bytesRead();
  }

  @Override
  public void close() {
    scan.close();
  }

  /** Settings of a replay. */
  public static final class Context {
    private static final int DEFAULT_SESSION_WINDOW = 4096;

    private Path directory;
    private ReplicatedService service;
    private int sessionWindow = DEFAULT_SESSION_WINDOW;
    private long fromSequence = 1;
    private long toSequence = Long.MAX_VALUE;
    private long untilNs = Long.MAX_VALUE;
    private SnapshotFile snapshot;
    private ReplaySpeed speed = ReplaySpeed.FULL;
    private ReplayListener listener = ReplayListener.NONE;

    /**
     * Checks the settings.
     *
     * @return this.
     * @throws IllegalArgumentException naming the setting that is wrong.
     */
    public Context conclude() {
      require(directory != null, "directory is not set");
      require(service != null, "service is not set");
      require(
          BitUtil.isPowerOfTwo(sessionWindow),
          "sessionWindow is " + sessionWindow + ": a power of two");
      require(fromSequence >= 1, "fromSequence is " + fromSequence + ": 1 or more");
      require(
          toSequence >= fromSequence,
          "toSequence is " + toSequence + ": not below fromSequence " + fromSequence);
      if (snapshot != null) {
        require(
            toSequence >= snapshot.sequence(),
            "toSequence is " + toSequence + ": not below the snapshot's " + snapshot.sequence());
        require(
            untilNs >= snapshot.header().timestampNs(),
            "untilNs is before the snapshot of record " + snapshot.sequence());
        require(
            fromSequence == 1 || fromSequence > snapshot.sequence(),
            "fromSequence is "
                + fromSequence
                + ": the snapshot of record "
                + snapshot.sequence()
                + " leaves nothing to be told of it");
      }
      return this;
    }

    private long firstRecord() {
      return snapshot == null ? 1 : snapshot.sequence() + 1;
    }

    private static void require(boolean condition, String message) {
      if (!condition) {
        throw new IllegalArgumentException("replay: " + message);
      }
    }

    /**
     * Directory of the node whose journal is replayed.
     *
     * @param value path.
     * @return this.
     */
    public Context directory(Path value) {
      directory = value;
      return this;
    }

    /**
     * Service that the records go through.
     *
     * @param value a new one, with the settings of the live one.
     * @return this.
     */
    public Context service(ReplicatedService value) {
      service = value;
      return this;
    }

    /**
     * How many answers are kept per session, as {@code hotpair.session.window} of the live node. It
     * changes neither answers nor digests.
     *
     * @param value a power of two; 4096 by default.
     * @return this.
     */
    public Context sessionWindow(int value) {
      sessionWindow = value;
      return this;
    }

    /**
     * First sequence of which the listener is told. Those before it are applied all the same: the
     * state depends on them.
     *
     * @param value 1 by default.
     * @return this.
     */
    public Context fromSequence(long value) {
      fromSequence = value;
      return this;
    }

    /**
     * Last sequence to apply.
     *
     * @param value the end of the journal by default.
     * @return this.
     */
    public Context toSequence(long value) {
      toSequence = value;
      return this;
    }

    /**
     * Moment up to which records are applied, that moment included.
     *
     * @param value nanoseconds since 1970-01-01T00:00Z; the end of the journal by default.
     * @return this.
     */
    public Context untilNs(long value) {
      untilNs = value;
      return this;
    }

    /**
     * Snapshot that the replay begins from, in place of record 1: what it holds need not be
     * replayed, and may be pruned. The listener hears only of the records behind it.
     *
     * @param value of the same pair and service; {@link ReplayStart#newest} finds one. By default
     *     none.
     * @return this.
     */
    public Context snapshot(SnapshotFile value) {
      snapshot = value;
      return this;
    }

    /**
     * How fast it goes.
     *
     * @param value {@link ReplaySpeed#FULL} by default.
     * @return this.
     */
    public Context speed(ReplaySpeed value) {
      speed = value;
      return this;
    }

    /**
     * Who is told of each operation and its answer.
     *
     * @param value none by default.
     * @return this.
     */
    public Context listener(ReplayListener value) {
      listener = value;
      return this;
    }
  }
}
