package io.hotpair.journal;

import java.nio.file.Path;

/** A process of its own that appends until it is killed, or until it halts itself. */
final class AppendingProcess {
  private AppendingProcess() {}

  /**
   * Appends records and prints how far it got.
   *
   * @param args directory, epoch, and after how many records to halt from another thread (0:
   *     never).
   */
  public static void main(String[] args) {
    long epoch = Long.parseLong(args[1]);
    ChronicleJournal journal = JournalFixture.open(Path.of(args[0]));
    JournalFixture fixture = new JournalFixture();
    long haltAt = Long.parseLong(args[2]);
    long first = journal.lastSequence();
    if (haltAt > 0) {
      Thread halter =
          new Thread(
              () -> {
                while (journal.lastSequence() < first + haltAt) {
                  Thread.onSpinWait();
                }
                Runtime.getRuntime().halt(0);
              });
      halter.setDaemon(true);
      halter.start();
    }
    for (long i = 1; i <= 100_000_000L; i++) {
      fixture.append(journal, epoch, (int) (i % 500));
      if (i % 1_000 == 0) {
        System.out.println(journal.lastSequence());
      }
    }
  }
}
