package io.hotpair.engine.protocol.replica;

import io.hotpair.engine.protocol.View;

/**
 * P8 b and c on the primary: sequences an Admit record for a node that has come close, waits until
 * it holds it, and asks the watchdog until a view of a higher version answers. Before the first
 * asking it may take the Admit back; from then on it may not.
 */
final class NewcomerAdmission {
  private enum State {
    IDLE,
    WAITING_FOR_HOLD,
    ASKING,
    CANCELLING
  }

  private final int nodeId;
  private final HoldTable holds;
  private final PeerTable peers;
  private final Admission admission;
  private final ReplicaOutput output;
  private final ProtocolSettings settings;
  private State state = State.IDLE;
  private int newcomerId;
  private long newcomerIncarnation;
  private long deadlineNs;

  NewcomerAdmission(
      int nodeId,
      HoldTable holds,
      PeerTable peers,
      Admission admission,
      ReplicaOutput output,
      ProtocolSettings settings) {
    this.nodeId = nodeId;
    this.holds = holds;
    this.peers = peers;
    this.admission = admission;
    this.output = output;
    this.settings = settings;
  }

  /** A view was adopted: whatever was under way is answered by it. */
  void onView() {
    state = State.IDLE;
  }

  /** The Admit or its cancellation is in the journal of this primary. */
  void onCancelJournaled() {
    if (state == State.CANCELLING) {
      state = State.IDLE;
    }
  }

  void onTick(View view, long held, long watchdogSilentNs, long nowNs) {
    switch (state) {
      case IDLE -> {
        if (watchdogSilentNs < settings.watchdogSilenceNs()) {
          admitSomeone(view, held, nowNs);
        }
      }
      case WAITING_FOR_HOLD -> awaitHold(view, nowNs);
      case ASKING -> {
        if (nowNs - deadlineNs >= 0) {
          ask(view, nowNs);
        }
      }
      case CANCELLING -> {
        // until the cancellation is in the journal nothing else may be sequenced for a newcomer
      }
    }
  }

  private void admitSomeone(View view, long held, long nowNs) {
    for (int candidate = 0; candidate < NodeIds.MAX; candidate++) {
      long incarnation = peers.incarnation(candidate);
      if (candidate == nodeId || incarnation == 0 || view.incarnationOf(candidate) != 0) {
        continue;
      }
      long candidateHeld = holds.held(candidate, incarnation, view.epoch());
      boolean isClose = candidateHeld > 0 && candidateHeld >= held - settings.admitLag();
      boolean isAlive = peers.silentNs(candidate, nowNs) < settings.admitTimeoutNs();
      if (isClose && isAlive && output.sequenceAdmit(view.version(), candidate, incarnation)) {
        newcomerId = candidate;
        newcomerIncarnation = incarnation;
        deadlineNs = nowNs + settings.admitTimeoutNs();
        state = State.WAITING_FOR_HOLD;
        return;
      }
    }
  }

  private void awaitHold(View view, long nowNs) {
    long sequence = admission.sequenceOf(newcomerId, newcomerIncarnation, view);
    boolean isSequenced = sequence > 0;
    long newcomerHeld = holds.held(newcomerId, newcomerIncarnation, view.epoch());
    boolean isRestarted = peers.incarnation(newcomerId) != newcomerIncarnation;
    if (isSequenced && !isRestarted && newcomerHeld >= sequence) {
      state = State.ASKING;
      ask(view, nowNs);
    } else if (isSequenced && (isRestarted || nowNs - deadlineNs >= 0)) {
      if (output.sequenceCancelAdmit(view.version(), newcomerId, newcomerIncarnation)) {
        state = State.CANCELLING;
      }
    }
  }

  private void ask(View view, long nowNs) {
    deadlineNs = nowNs + settings.askIntervalNs();
    output.admitRequest(view.version(), newcomerId, newcomerIncarnation);
  }
}
