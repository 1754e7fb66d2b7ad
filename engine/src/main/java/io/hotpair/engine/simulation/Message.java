package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.AnswerChannel;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ReplicaRole;

/** A message on its way. Immutable, so that one object can be on its way to many. */
interface Message {
  /** Hands it over; false if it is not taken now and must be handed over again. */
  boolean deliver(MessageHandler handler);

  record Heartbeat(
      int fromId,
      ReplicaRole role,
      long fromIncarnation,
      long timestampNs,
      long beat,
      long version,
      long epoch,
      long lastEpoch,
      long held,
      long committed,
      long applied,
      long digestSequence,
      long digest,
      long[] peerSilentNs,
      long[] peerBeats)
      implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onHeartbeat(this);
    }

    Heartbeat claiming(long asIncarnation, long inEpoch, long ofLastEpoch, long toHold) {
      return new Heartbeat(
          fromId,
          role,
          asIncarnation,
          timestampNs,
          beat,
          version,
          inEpoch,
          ofLastEpoch,
          toHold,
          committed,
          applied,
          digestSequence,
          digest,
          peerSilentNs,
          peerBeats);
    }
  }

  record ViewTold(View view, int targetId, long targetIncarnation) implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onView(this);
    }
  }

  record Ack(int fromId, long fromIncarnation, long epoch, long held, long committed)
      implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onAck(this);
    }

    Ack claiming(long asIncarnation, long inEpoch, long toHold) {
      return new Ack(fromId, asIncarnation, inEpoch, toHold, committed);
    }
  }

  record AlignRequest(
      int fromId, long fromIncarnation, long epoch, long lastEpoch, long lastSequence)
      implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onAlignRequest(this);
    }
  }

  record AlignReply(
      int fromId,
      long targetIncarnation,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd)
      implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onAlignReply(this);
    }
  }

  record CatchUpRequest(
      int fromId, long fromIncarnation, long epoch, long fromSequence, long toSequence)
      implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onCatchUpRequest(this);
    }
  }

  record AdmitRequest(
      int fromId, long fromIncarnation, long version, int newcomerId, long newcomerIncarnation)
      implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onAdmitRequest(this);
    }
  }

  record LiveRecord(byte[] bytes) implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onLiveRecord(this);
    }
  }

  record CatchUpRecord(long targetIncarnation, long epoch, byte[] bytes) implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onCatchUpRecord(this);
    }
  }

  record SessionOpen(long sessionId, int responseStreamId, String responseChannel)
      implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onSessionOpen(this);
    }
  }

  record Offer(long sessionId, long clientSequence, byte[] bytes) implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onOffer(this);
    }
  }

  record KeepAlive(long sessionId) implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onKeepAlive(this);
    }
  }

  record Answer(
      int fromId,
      AnswerChannel.Status status,
      long sessionId,
      long clientSequence,
      long sequence,
      byte[] bytes)
      implements Message {
    @Override
    public boolean deliver(MessageHandler handler) {
      return handler.onAnswer(this);
    }
  }
}
