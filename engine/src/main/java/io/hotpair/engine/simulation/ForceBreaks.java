package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.Durability;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.journal.EpochTable;
import io.hotpair.journal.Journal;
import io.hotpair.journal.JournalCursor;
import java.util.HashSet;
import java.util.Set;
import org.agrona.DirectBuffer;

/** Breaks of when a journal is forced. */
final class ForceBreaks {
  private ForceBreaks() {}

  /** A journal whose forcing is left to somebody else. */
  private static final class Unforced implements Journal {
    private final Journal journal;
    private final Runnable onForce;

    Unforced(Journal journal, Runnable onForce) {
      this.journal = journal;
      this.onForce = onForce;
    }

    @Override
    public long firstSequence() {
      return journal.firstSequence();
    }

    @Override
    public long lastSequence() {
      return journal.lastSequence();
    }

    @Override
    public EpochTable epochs() {
      return journal.epochs();
    }

    @Override
    public void append(DirectBuffer buffer, int offset, int length) {
      journal.append(buffer, offset, length);
    }

    @Override
    public void cut(long lastSequence) {
      journal.cut(lastSequence);
    }

    @Override
    public void force() {
      onForce.run();
    }

    @Override
    public JournalCursor cursor(long fromSequence) {
      return journal.cursor(fromSequence);
    }

    @Override
    public void close() {
      journal.close();
    }
  }

  /** A node that is alone forces nothing. */
  static final class NeverForced implements Sabotage {
    @Override
    public Journal journal(SimNode node, Journal journal) {
      return new Unforced(
          journal,
          () -> {
            if (node.durability() != Durability.FORCED_WHEN_ALONE) {
              journal.force();
            }
          });
    }
  }

  /** A node that is alone forces, and applies, only in the step after the one in which it sends. */
  static final class ForcedLate implements Sabotage {
    private final Set<Integer> due = new HashSet<>();

    @Override
    public Journal journal(SimNode node, Journal journal) {
      due.remove(node.id());
      return new Unforced(
          journal,
          () -> {
            if (node.durability() == Durability.FORCED_WHEN_ALONE
                && node.protocol().view().members().size() == 1
                && node.protocol().role() == ReplicaRole.PRIMARY) {
              due.add(node.id());
            } else {
              journal.force();
            }
          });
    }

    @Override
    public void beforeStep(SimNode node) {
      if (due.remove(node.id())) {
        node.disk().force();
      }
    }

    @Override
    public boolean isApplying(SimNode node) {
      return !due.contains(node.id());
    }
  }

  /** Records are forced, and the cut that came before them is not. */
  static final class CutNotForced implements Sabotage {
    @Override
    public Journal journal(SimNode node, Journal journal) {
      return new Unforced(journal, () -> node.disk().forceRecords());
    }
  }

  /** What a restarted node found in its journal it reports as it is. */
  static final class FoundNotForced implements Sabotage {
    @Override
    public boolean isFoundJournalForced() {
      return false;
    }
  }
}
