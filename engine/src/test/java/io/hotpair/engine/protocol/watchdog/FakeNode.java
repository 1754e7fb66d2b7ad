package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ReplicaRole;

/** A node as the watchdog sees it: it beats and adopts the views that it is told. */
final class FakeNode {
  final int id;
  long incarnation = 1;
  boolean isRunning;
  boolean reachesWatchdog = true;
  boolean hearsWatchdog = true;
  boolean reachesNodes = true;
  View view = View.NONE;
  long lastEpoch;
  long held;
  long committed;
  long applied;
  long beatAtNs;
  long beats;
  long heardBeat;

  FakeNode(int id) {
    this.id = id;
  }

  void start() {
    isRunning = true;
  }

  void kill() {
    isRunning = false;
  }

  /** A new process with the same journal. */
  void restart() {
    incarnation++;
    view = View.NONE;
    committed = 0;
    applied = 0;
    isRunning = true;
  }

  FakeNode journal(long epochOfLast, long last) {
    lastEpoch = epochOfLast;
    held = last;
    return this;
  }

  void onView(View told, long targetIncarnation) {
    if (isRunning
        && hearsWatchdog
        && targetIncarnation == incarnation
        && told.version() > view.version()) {
      view = told;
      if (view.primaryId() == id && view.names(id, incarnation) && lastEpoch < view.epoch()) {
        lastEpoch = view.epoch();
        held++;
      }
    }
  }

  NodeReport report(NodeReport report, long nowNs) {
    ReplicaRole role = ReplicaRole.RECOVERING;
    if (view.names(id, incarnation)) {
      role = view.primaryId() == id ? ReplicaRole.PRIMARY : ReplicaRole.HOT;
    } else if (view.version() > 0) {
      role = ReplicaRole.CATCHING_UP;
    }
    return report
        .from(id, role, incarnation)
        .beat(++beats, nowNs)
        .adopted(view.version(), view.epoch())
        .journal(lastEpoch, held)
        .progress(committed, applied);
  }
}
