package io.hotpair.engine.drill;

import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.snapshot.Pacer;
import io.hotpair.engine.snapshot.SnapshotException;
import io.hotpair.engine.snapshot.SnapshotFile;
import io.hotpair.engine.snapshot.SnapshotStore;
import io.hotpair.journal.JournalReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A node's journal, and what a proof over it begins with: nothing where it has record 1, else the
 * oldest whole snapshot that it goes on from.
 *
 * @param reader of the journal.
 * @param snapshot that stands for what was pruned.
 */
record ProvenJournal(JournalReader reader, Optional<SnapshotFile> snapshot) {
  static ProvenJournal open(Path directory) {
    JournalReader reader = JournalReader.open(directory);
    return new ProvenJournal(
        reader,
        reader.firstSequence() == 1 ? Optional.empty() : Optional.of(oldest(directory, reader)));
  }

  private static SnapshotFile oldest(Path directory, JournalReader reader) {
    List<SnapshotStore.Entry> entries = new SnapshotStore(directory).list();
    for (int i = entries.size() - 1; i >= 0; i--) {
      SnapshotStore.Entry entry = entries.get(i);
      if (entry.sequence() + 1 >= reader.firstSequence()
          && entry.sequence() <= reader.lastSequence()) {
        try {
          return SnapshotFile.verify(entry.path(), Pacer.none());
        } catch (SnapshotException e) {
          // a newer one may be whole
        }
      }
    }
    throw new CommandException(
        "nothing can be proven: the journal in "
            + directory
            + " begins with record "
            + reader.firstSequence()
            + ", and no whole snapshot there stands for what was pruned");
  }

  /** The last record that the proof takes from the snapshot; 0 for none. */
  long begin() {
    return snapshot.map(SnapshotFile::sequence).orElse(0L);
  }
}
