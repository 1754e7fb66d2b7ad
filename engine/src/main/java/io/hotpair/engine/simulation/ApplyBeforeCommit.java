package io.hotpair.engine.simulation;

/** Every member but the primary seems to hold everything. */
final class ApplyBeforeCommit implements Sabotage {
  private static final long EVERYTHING = Long.MAX_VALUE / 2;

  @Override
  public Message arriving(SimNode node, Message message) {
    int primaryId = node.protocol().view().primaryId();
    if (message instanceof Message.Ack ack && ack.fromId() != primaryId) {
      return ack.claiming(ack.fromIncarnation(), ack.epoch(), EVERYTHING);
    }
    if (message instanceof Message.Heartbeat beat && beat.fromId() != primaryId) {
      return beat.claiming(beat.fromIncarnation(), beat.epoch(), beat.lastEpoch(), EVERYTHING);
    }
    return message;
  }
}
