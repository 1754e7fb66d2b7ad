package io.hotpair.engine.counters;

import io.aeron.Aeron;
import io.aeron.Counter;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ReplicaRole;

/** A node's own counters. One thread; allocates nothing once it is open. */
public final class NodeCounters implements AutoCloseable {
  private final CounterSet counters;
  private final Counter role;
  private final Counter version;
  private final Counter epoch;
  private final Counter held;
  private final Counter committed;
  private final Counter applied;
  private final Counter watchdogSilentNs;
  private final Counter firstSequence;
  private final Counter snapshotSequence;
  private final Counter diskFreeBytes;
  private final Counter diskLow;

  /**
   * Opens them.
   *
   * @param aeron in whose counters file they appear.
   * @param nodeId of the node.
   */
  public NodeCounters(Aeron aeron, int nodeId) {
    counters = new CounterSet(aeron, "hotpair node " + nodeId);
    int type = CounterTypes.NODE;
    role = counters.add(type, "role (1 recovering, 2 catching up, 3 hot, 4 primary)");
    version = counters.add(type + 1, "version");
    epoch = counters.add(type + 2, "epoch");
    held = counters.add(type + 3, "held");
    committed = counters.add(type + 4, "committed");
    applied = counters.add(type + 5, "applied");
    watchdogSilentNs = counters.add(type + 6, "watchdog silent ns");
    firstSequence = counters.add(type + 7, "first sequence in the journal");
    snapshotSequence = counters.add(type + 8, "sequence of the newest snapshot");
    diskFreeBytes = counters.add(type + 9, "disk free bytes");
    diskLow = counters.add(type + 10, "disk low (1: nothing is taken from clients)");
  }

  /**
   * Shows the node's place.
   *
   * @param as its role.
   * @param in the view that it has adopted.
   */
  public void place(ReplicaRole as, View in) {
    role.setRelease(as.ordinal() + 1);
    version.setRelease(in.version());
    epoch.setRelease(in.epoch());
  }

  /**
   * Shows how far the node has come.
   *
   * @param heldTo last sequence in its journal.
   * @param committedTo highest sequence that it knows to be committed.
   * @param appliedTo highest sequence that its service has applied.
   * @param silentNs how long ago it last heard the watchdog.
   */
  public void progress(long heldTo, long committedTo, long appliedTo, long silentNs) {
    held.setRelease(heldTo);
    committed.setRelease(committedTo);
    applied.setRelease(appliedTo);
    watchdogSilentNs.setRelease(silentNs);
  }

  /**
   * Shows what the node keeps on its disk.
   *
   * @param journalFrom first sequence in its journal.
   * @param snapshotAt sequence of its newest snapshot, 0 for none.
   * @param freeBytes free space of the disk.
   * @param isLow whether that is so little that nothing is taken from clients.
   */
  public void storage(long journalFrom, long snapshotAt, long freeBytes, boolean isLow) {
    firstSequence.setRelease(journalFrom);
    snapshotSequence.setRelease(snapshotAt);
    diskFreeBytes.setRelease(freeBytes);
    diskLow.setRelease(isLow ? 1 : 0);
  }

  @Override
  public void close() {
    counters.close();
  }
}
