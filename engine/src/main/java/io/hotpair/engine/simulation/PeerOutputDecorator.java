package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.PeerOutput;
import io.hotpair.journal.JournalCursor;
import org.agrona.DirectBuffer;

/** Passes on what it does not change; what may be changed is asked for. */
final class PeerOutputDecorator implements PeerOutput {
  private final PeerOutput output;
  private final Changes changes;

  /** What may be changed. */
  interface Changes {
    /** An answer to a follower that wants to align. */
    default void alignReply(PeerOutput output, AlignReply reply) {
      reply.sendTo(output);
    }

    /** A request to the watchdog. */
    default void admitRequest(
        PeerOutput output, long version, int newcomerId, long newcomerIncarnation) {
      output.admitRequest(version, newcomerId, newcomerIncarnation);
    }
  }

  /** The fields of an answer to a follower that wants to align. */
  record AlignReply(
      int followerId,
      long followerIncarnation,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd,
      long firstSequence) {
    void sendTo(PeerOutput output) {
      output.alignReply(
          followerId,
          followerIncarnation,
          epoch,
          askedEpoch,
          askedSequence,
          prefixEpoch,
          prefixEnd,
          firstSequence);
    }
  }

  PeerOutputDecorator(PeerOutput output, Changes changes) {
    this.output = output;
    this.changes = changes;
  }

  @Override
  public boolean ack(long epoch, long held, long committed) {
    return output.ack(epoch, held, committed);
  }

  @Override
  public boolean record(DirectBuffer buffer, int offset, int length) {
    return output.record(buffer, offset, length);
  }

  @Override
  public boolean catchUp(
      int followerId, long followerIncarnation, long epoch, JournalCursor record) {
    return output.catchUp(followerId, followerIncarnation, epoch, record);
  }

  @Override
  public void alignRequest(int primaryId, long epoch, long lastEpoch, long lastSequence) {
    output.alignRequest(primaryId, epoch, lastEpoch, lastSequence);
  }

  @Override
  public void alignReply(
      int followerId,
      long followerIncarnation,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd,
      long firstSequence) {
    changes.alignReply(
        output,
        new AlignReply(
            followerId,
            followerIncarnation,
            epoch,
            askedEpoch,
            askedSequence,
            prefixEpoch,
            prefixEnd,
            firstSequence));
  }

  @Override
  public void catchUpRequest(int primaryId, long epoch, long fromSequence, long toSequence) {
    output.catchUpRequest(primaryId, epoch, fromSequence, toSequence);
  }

  @Override
  public void admitRequest(long version, int newcomerId, long newcomerIncarnation) {
    changes.admitRequest(output, version, newcomerId, newcomerIncarnation);
  }

  @Override
  public void drainRecords() {
    output.drainRecords();
  }
}
