package io.hotpair.engine.protocol.replica;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.journal.EpochTable;
import java.util.ArrayList;
import java.util.List;

/** A replica's protocol with a journal that is only an epoch table, and a clock moved by hand. */
final class LogRig {
  static final int SELF = 0;
  static final long INCARNATION = 10;

  final EpochTable epochs = new EpochTable();
  final RecordedOutput output = new RecordedOutput();
  ReplicaProtocol protocol;
  long nowNs = 1;

  LogRig() {
    output.rig(this);
  }

  /** Puts records into the journal: pairs of epoch and how many. */
  LogRig with(long... epochsAndCounts) {
    for (int i = 0; i < epochsAndCounts.length; i += 2) {
      for (long n = 0; n < epochsAndCounts[i + 1]; n++) {
        epochs.onRecord(epochsAndCounts[i], epochs.lastSequence() + 1);
      }
    }
    return this;
  }

  LogRig start() {
    protocol = new ReplicaProtocol(SELF, INCARNATION, epochs, output, ProtocolSettings.DEFAULT);
    return this;
  }

  void journal(long epoch) {
    long sequence = epochs.lastSequence() + 1;
    epochs.onRecord(epoch, sequence);
    protocol.onTaken(epoch, sequence);
    protocol.onJournaled();
  }

  /** An Admit record of the primary's own. */
  void journalAdmit(long epoch, int newcomerId, long newcomerIncarnation, long version) {
    long sequence = epochs.lastSequence() + 1;
    epochs.onRecord(epoch, sequence);
    protocol.onAdmitJournaled(newcomerId, newcomerIncarnation, version, sequence);
    protocol.onTaken(epoch, sequence);
    protocol.onJournaled();
  }

  void cut(long lastSequence) {
    epochs.cut(lastSequence);
    protocol.onCut(lastSequence);
  }

  void view(View view) {
    if (protocol.isNews(SELF, INCARNATION, view.version(), nowNs)) {
      protocol.adopt(view);
    }
  }

  void tick(long afterNs) {
    nowNs += afterNs;
    protocol.onTick(nowNs);
  }

  void ack(int nodeId, long incarnation, long epoch, long held) {
    protocol.onAck(nodeId, incarnation, epoch, held, 0, nowNs);
  }

  /** A view: version, epoch, primary, then pairs of node id and incarnation. */
  static View view(long version, long epoch, int primary, long... members) {
    List<Member> list = new ArrayList<>();
    for (int i = 0; i < members.length; i += 2) {
      list.add(new Member((int) members[i], members[i + 1]));
    }
    return new View(version, epoch, primary, list);
  }
}
