package io.hotpair.engine.protocol.replica;

import io.hotpair.engine.protocol.View;
import java.util.ArrayList;
import java.util.List;

/** Writes down what the protocol asks for, and cuts when it is told to. */
final class RecordedOutput implements ReplicaOutput {
  static final long WINDOW = 10;

  final List<String> said = new ArrayList<>();
  boolean hasRoom = true;
  private LogRig rig;

  void rig(LogRig value) {
    rig = value;
  }

  String last() {
    return said.isEmpty() ? "" : said.get(said.size() - 1);
  }

  boolean hasSaid(String beginning) {
    return said.stream().anyMatch(line -> line.startsWith(beginning));
  }

  @Override
  public void alignRequest(int primaryId, long epoch, long lastEpoch, long lastSequence) {
    said.add("align? " + primaryId + " e" + epoch + " " + lastEpoch + "/" + lastSequence);
  }

  @Override
  public void alignReply(
      int followerId,
      long followerIncarnation,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd) {
    said.add("align! " + followerId + " " + prefixEpoch + "/" + prefixEnd);
  }

  @Override
  public long catchUpRequest(int primaryId, long epoch, long fromSequence) {
    said.add("catchUp? " + fromSequence);
    return fromSequence + WINDOW - 1;
  }

  @Override
  public void admitRequest(long version, int newcomerId, long newcomerIncarnation) {
    said.add("admit? v" + version + " " + newcomerId + "." + newcomerIncarnation);
  }

  @Override
  public void cut(long lastSequence) {
    said.add("cut " + lastSequence);
    rig.cut(lastSequence);
  }

  @Override
  public boolean sequenceEpochStart(View view) {
    said.add("epochStart v" + view.version());
    return hasRoom;
  }

  @Override
  public boolean sequenceAdmit(long version, int newcomerId, long newcomerIncarnation) {
    said.add("admit v" + version + " " + newcomerId + "." + newcomerIncarnation);
    return hasRoom;
  }

  @Override
  public boolean sequenceCancelAdmit(long version, int newcomerId, long newcomerIncarnation) {
    said.add("cancel v" + version + " " + newcomerId + "." + newcomerIncarnation);
    return hasRoom;
  }
}
