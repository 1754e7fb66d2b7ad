package io.hotpair.journal;

import org.agrona.collections.LongArrayList;

/**
 * Which records belong to which epoch: the table of (epoch, first sequence) that KIP-101 of Apache
 * Kafka uses to find where two logs part. Plain code: no files, no threads; one thread at a time.
 */
public final class EpochTable {
  private final LongArrayList epochs = new LongArrayList();
  private final LongArrayList firstSequences = new LongArrayList();
  private long lastSequence;

  /**
   * Takes note of the next record.
   *
   * @param epoch of the record; not below that of the one before it.
   * @param sequence of the record; the one before it plus 1 (any, if it is the first).
   * @throws IllegalArgumentException if either rule is broken.
   */
  public void onRecord(long epoch, long sequence) {
    long lastEpoch = lastEpoch();
    if (epoch < lastEpoch || epoch <= 0) {
      throw new IllegalArgumentException(
          "epoch " + epoch + " of record " + sequence + " is below " + lastEpoch);
    }
    if (!epochs.isEmpty() && sequence != lastSequence + 1) {
      throw new IllegalArgumentException("record " + sequence + " does not follow " + lastSequence);
    }
    if (epoch > lastEpoch) {
      epochs.addLong(epoch);
      firstSequences.addLong(sequence);
    }
    lastSequence = sequence;
  }

  /**
   * Forgets every record behind a sequence.
   *
   * @param sequence the last record to keep; 0 for none.
   */
  public void cut(long sequence) {
    if (sequence >= lastSequence) {
      return;
    }
    int last = epochs.size() - 1;
    while (last >= 0 && firstSequences.getLong(last) > sequence) {
      epochs.fastUnorderedRemove(last);
      firstSequences.fastUnorderedRemove(last);
      last--;
    }
    lastSequence = last < 0 ? 0 : sequence;
  }

  /**
   * Adds a row that was saved before; rows come in order, then {@link #restoreEnd}.
   *
   * @param epoch above that of the row before.
   * @param firstSequence of the epoch; above that of the row before.
   * @throws IllegalArgumentException if either rule is broken.
   */
  public void restore(long epoch, long firstSequence) {
    if (epoch <= lastEpoch() || (!epochs.isEmpty() && firstSequence <= lastFirstSequence())) {
      throw new IllegalArgumentException("epoch " + epoch + " from " + firstSequence);
    }
    epochs.addLong(epoch);
    firstSequences.addLong(firstSequence);
    lastSequence = firstSequence;
  }

  /**
   * Says which record was the last one of the table that was saved.
   *
   * @param sequence of the record; 0 if there was none.
   * @throws IllegalArgumentException if the rows do not go with it.
   */
  public void restoreEnd(long sequence) {
    if (epochs.isEmpty() ? sequence != 0 : sequence < lastFirstSequence()) {
      throw new IllegalArgumentException("last sequence " + sequence);
    }
    lastSequence = sequence;
  }

  /** Takes over the rows of another table in place of its own. */
  void resetTo(EpochTable other) {
    epochs.clear();
    firstSequences.clear();
    epochs.addAll(other.epochs);
    firstSequences.addAll(other.firstSequences);
    lastSequence = other.lastSequence;
  }

  /**
   * The table of the records up to a sequence.
   *
   * @param sequence the last record; not above {@link #lastSequence()}.
   * @return a table of its own.
   */
  public EpochTable upTo(long sequence) {
    EpochTable table = copy();
    table.cut(sequence);
    return table;
  }

  /**
   * Whether another table has the same rows and the same end.
   *
   * @param other table.
   * @return true if the records of both have the same epochs.
   */
  public boolean isSameAs(EpochTable other) {
    return lastSequence == other.lastSequence
        && epochs.equals(other.epochs)
        && firstSequences.equals(other.firstSequences);
  }

  /**
   * A table of its own with the same rows.
   *
   * @return the copy.
   */
  public EpochTable copy() {
    EpochTable copy = new EpochTable();
    copy.epochs.addAll(epochs);
    copy.firstSequences.addAll(firstSequences);
    copy.lastSequence = lastSequence;
    return copy;
  }

  private long lastFirstSequence() {
    return firstSequences.getLong(firstSequences.size() - 1);
  }

  /**
   * Epoch of the last record.
   *
   * @return 0 if there is none.
   */
  public long lastEpoch() {
    return epochs.isEmpty() ? 0 : epochs.getLong(epochs.size() - 1);
  }

  /**
   * Sequence of the last record.
   *
   * @return 0 if there is none.
   */
  public long lastSequence() {
    return lastSequence;
  }

  /**
   * The greatest epoch in the table that is not above the one given.
   *
   * @param epoch to look up.
   * @return 0 if there is none.
   */
  public long floorEpoch(long epoch) {
    for (int i = epochs.size() - 1; i >= 0; i--) {
      if (epochs.getLong(i) <= epoch) {
        return epochs.getLong(i);
      }
    }
    return 0;
  }

  /**
   * Sequence of the last record of the epochs up to and including the one given.
   *
   * @param epoch to look up.
   * @return 0 if there is none.
   */
  public long endOf(long epoch) {
    for (int i = epochs.size() - 1; i >= 0; i--) {
      if (epochs.getLong(i) <= epoch) {
        return i == epochs.size() - 1 ? lastSequence : firstSequences.getLong(i + 1) - 1;
      }
    }
    return 0;
  }

  /**
   * How many epochs the table has.
   *
   * @return count.
   */
  public int size() {
    return epochs.size();
  }

  /**
   * Epoch at a position of the table.
   *
   * @param index 0 to {@link #size()} - 1, in ascending order of epochs.
   * @return the epoch.
   */
  public long epochAt(int index) {
    return epochs.getLong(index);
  }

  /**
   * First sequence of the epoch at a position of the table.
   *
   * @param index 0 to {@link #size()} - 1.
   * @return its first sequence.
   */
  public long firstSequenceAt(int index) {
    return firstSequences.getLong(index);
  }
}
