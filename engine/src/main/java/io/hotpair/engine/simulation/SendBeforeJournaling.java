package io.hotpair.engine.simulation;

import io.hotpair.journal.EpochTable;
import io.hotpair.journal.Journal;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.RecordFlyweight;
import java.util.ArrayDeque;
import java.util.Deque;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/** What a primary appends reaches its journal only in its next step, after it was sent. */
final class SendBeforeJournaling implements Sabotage {
  private final Int2ObjectHashMap<LateJournal> journals = new Int2ObjectHashMap<>();

  @Override
  public Journal journal(SimNode node, Journal journal) {
    LateJournal late = new LateJournal(node, journal);
    journals.put(node.id(), late);
    return late;
  }

  @Override
  public void beforeStep(SimNode node) {
    journals.get(node.id()).catchUp();
  }

  @Override
  public boolean isApplying(SimNode node) {
    return journals.get(node.id()).late.isEmpty();
  }

  private static final class LateJournal implements Journal {
    private final SimNode node;
    private final Journal journal;
    private final EpochTable epochs = new EpochTable();
    private final Deque<byte[]> late = new ArrayDeque<>();
    private final RecordFlyweight record = new RecordFlyweight();

    LateJournal(SimNode node, Journal journal) {
      this.node = node;
      this.journal = journal;
      for (int i = 0; i < journal.epochs().size(); i++) {
        long epoch = journal.epochs().epochAt(i);
        long end = journal.epochs().endOf(epoch);
        for (long at = journal.epochs().firstSequenceAt(i); at <= end; at++) {
          epochs.onRecord(epoch, at);
        }
      }
    }

    void catchUp() {
      UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
      while (!late.isEmpty()) {
        byte[] bytes = late.pollFirst();
        buffer.wrap(bytes);
        journal.append(buffer, 0, bytes.length);
      }
    }

    @Override
    public long firstSequence() {
      return journal.firstSequence();
    }

    @Override
    public long lastSequence() {
      return journal.lastSequence() + late.size();
    }

    @Override
    public EpochTable epochs() {
      return epochs;
    }

    @Override
    public void append(DirectBuffer buffer, int offset, int length) {
      record.wrap(buffer, offset, length);
      epochs.onRecord(record.epoch(), record.sequence());
      if (node.protocol().isSequencing()) {
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        late.addLast(bytes);
      } else {
        catchUp();
        journal.append(buffer, offset, length);
      }
    }

    @Override
    public void cut(long lastSequence) {
      catchUp();
      journal.cut(lastSequence);
      epochs.cut(lastSequence);
    }

    @Override
    public void force() {
      journal.force();
    }

    @Override
    public JournalCursor cursor(long fromSequence) {
      catchUp();
      return journal.cursor(fromSequence);
    }

    @Override
    public void close() {
      journal.close();
    }
  }
}
