package io.hotpair.engine.replica;

import io.hotpair.journal.ChronicleJournal;
import org.agrona.concurrent.Agent;

/**
 * What a replica needs every tenth of a second whatever else goes on, a snapshot of minutes
 * included: a look at the disk, and the journal's next segment.
 */
final class UpkeepAgent implements Agent {
  private final ChronicleJournal journal;
  private final DiskWatch disk;
  private final FailureLatch failure;

  UpkeepAgent(ChronicleJournal journal, DiskWatch disk, FailureLatch failure) {
    this.journal = journal;
    this.disk = disk;
    this.failure = failure;
  }

  @Override
  public int doWork() {
    failure.check();
    disk.look();
    journal.maintain();
    return 0;
  }

  @Override
  public String roleName() {
    return "hotpair-upkeep";
  }
}
