package io.hotpair.engine.snapshot;

import io.hotpair.journal.Journal;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Lets go what nobody needs: snapshots but the newest few, and the journal below the oldest of
 * these, unless a follower that is catching up still reads it. One thread, which may be slow.
 */
public final class Retention {
  /** First record that is needed where the journal is never pruned. */
  public static final long KEEP_ALL = 1;

  private final SnapshotStore store;
  private final Journal journal;
  private final int keep;
  private final LongSupplier heldFrom;
  private final Pacer pacer;
  private final SnapshotEvents events;
  private long provenSequence;

  /**
   * Creates it.
   *
   * @param store of the node.
   * @param journal of the node.
   * @param keep how many snapshots stay; the journal is pruned only when there are so many.
   * @param heldFrom first record that a follower still needs.
   * @param pacer keeps the thread to its share of a core.
   * @param events is told what happens.
   */
  public Retention(
      SnapshotStore store,
      Journal journal,
      int keep,
      LongSupplier heldFrom,
      Pacer pacer,
      SnapshotEvents events) {
    this.store = store;
    this.journal = journal;
    this.keep = keep;
    this.heldFrom = heldFrom;
    this.pacer = pacer;
    this.events = events;
  }

  /**
   * Lets go what can go now.
   *
   * @return true if a follower holds some of it back: it is to be tried again later.
   */
  public boolean run() {
    List<SnapshotStore.Entry> entries = store.list();
    if (entries.size() < keep) {
      return false;
    }
    SnapshotStore.Entry oldest = entries.get(keep - 1);
    if (oldest.sequence() > provenSequence && !prove(oldest)) {
      return false;
    }
    for (SnapshotStore.Entry old : entries.subList(keep, entries.size())) {
      store.delete(old);
    }
    long first = journal.firstSequence();
    long needed = heldFrom.getAsLong();
    journal.prune(Math.min(oldest.sequence(), needed - 1));
    if (journal.firstSequence() != first) {
      events.onPruned(journal.firstSequence());
    }
    return needed > KEEP_ALL && needed <= oldest.sequence();
  }

  /** What the journal lets go is in this snapshot alone, so it is read from the disk first. */
  private boolean prove(SnapshotStore.Entry oldest) {
    try {
      provenSequence = SnapshotFile.verify(oldest.path(), pacer).sequence();
      return true;
    } catch (SnapshotException e) {
      events.onSkipped(oldest.path(), e.getMessage());
      store.delete(oldest);
      return false;
    }
  }
}
