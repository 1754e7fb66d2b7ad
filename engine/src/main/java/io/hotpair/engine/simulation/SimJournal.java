package io.hotpair.engine.simulation;

import io.hotpair.journal.EpochTable;
import io.hotpair.journal.Journal;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.JournalException;
import io.hotpair.journal.RecordFlyweight;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A journal over a {@link SimDisk}, for one incarnation of a node. */
final class SimJournal implements Journal {
  private final SimDisk disk;
  private final StepPoints points;
  private final EpochTable epochs = new EpochTable();
  private final RecordFlyweight record = new RecordFlyweight();
  private final List<SimCursor> cursors = new ArrayList<>();
  private boolean isBroken;

  /** Recovers what the disk holds and, as a rule, forces it (P9). */
  SimJournal(SimDisk disk, StepPoints points, boolean isForcedAtOpening) {
    this.disk = disk;
    this.points = points;
    disk.recover();
    UnsafeBuffer view = new UnsafeBuffer(0, 0);
    for (long sequence = 1; sequence <= disk.last(); sequence++) {
      byte[] bytes = disk.bytes(sequence);
      view.wrap(bytes);
      epochs.onRecord(record.wrap(view, 0, bytes.length).epoch(), sequence);
    }
    if (isForcedAtOpening) {
      disk.force();
    }
  }

  @Override
  public long firstSequence() {
    return 1;
  }

  @Override
  public long lastSequence() {
    return disk.last();
  }

  @Override
  public EpochTable epochs() {
    return epochs;
  }

  @Override
  public void append(DirectBuffer buffer, int offset, int length) {
    points.pass();
    if (disk.isFull() || isBroken) {
      isBroken = true;
      throw new JournalException("the simulated disk is full");
    }
    record.wrap(buffer, offset, length);
    if (record.sequence() != disk.last() + 1 || record.epoch() < epochs.lastEpoch()) {
      throw new IllegalArgumentException(
          "record " + record.sequence() + " of epoch " + record.epoch() + " does not follow");
    }
    epochs.onRecord(record.epoch(), record.sequence());
    disk.append(buffer, offset, length);
    points.spend(disk.takesNs());
    points.pass();
  }

  @Override
  public void cut(long lastSequence) {
    if (lastSequence < 0 || lastSequence > disk.last()) {
      throw new IllegalArgumentException("cut behind " + lastSequence);
    }
    points.pass();
    disk.cut(lastSequence);
    epochs.cut(lastSequence);
    for (SimCursor cursor : cursors) {
      cursor.isCut |= cursor.sequence > lastSequence;
    }
    points.spend(disk.takesNs());
    points.pass();
  }

  @Override
  public void force() {
    points.pass();
    points.spend(disk.takesNs());
    disk.force();
    points.pass();
  }

  @Override
  public JournalCursor cursor(long fromSequence) {
    if (fromSequence < 1 || fromSequence > disk.last() + 1) {
      throw new IllegalArgumentException("cursor from " + fromSequence);
    }
    SimCursor cursor = new SimCursor(fromSequence);
    cursors.add(cursor);
    return cursor;
  }

  @Override
  public void close() {
    cursors.clear();
  }

  private final class SimCursor implements JournalCursor {
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private long next;
    private long sequence;
    private boolean isCut;

    SimCursor(long next) {
      this.next = next;
    }

    @Override
    public boolean next() {
      if (isCut) {
        throw new JournalException("the journal was cut before this cursor");
      }
      if (next > disk.last()) {
        return false;
      }
      buffer.wrap(disk.bytes(next));
      sequence = next++;
      return true;
    }

    @Override
    public long sequence() {
      return sequence;
    }

    @Override
    public DirectBuffer buffer() {
      return buffer;
    }

    @Override
    public int offset() {
      return 0;
    }

    @Override
    public int length() {
      return buffer.capacity();
    }

    @Override
    public void close() {
      cursors.remove(this);
    }
  }
}
