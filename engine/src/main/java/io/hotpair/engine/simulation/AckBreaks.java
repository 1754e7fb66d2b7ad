package io.hotpair.engine.simulation;

import org.agrona.collections.Int2ObjectHashMap;

/** Breaks of what a hold counts for. */
final class AckBreaks {
  private AckBreaks() {}

  /** Whatever epoch a hold was said in, it is taken as said in the epoch in force. */
  static final class WithoutEpoch implements Sabotage {
    @Override
    public Message arriving(SimNode node, Message message) {
      long epoch = node.protocol().view().epoch();
      if (message instanceof Message.Ack ack) {
        return ack.claiming(ack.fromIncarnation(), epoch, ack.held());
      }
      if (message instanceof Message.Heartbeat beat && beat.epoch() > 0) {
        return beat.claiming(beat.fromIncarnation(), epoch, epoch, beat.held());
      }
      return message;
    }
  }

  /** What a node once held it holds for good, in whatever incarnation a view names it. */
  static final class OfEarlierIncarnation implements Sabotage {
    private static final class Holds {
      private long receiver;
      private long incarnation;
      private long epoch;
      private long held;
    }

    private final Int2ObjectHashMap<Holds> table = new Int2ObjectHashMap<>();

    @Override
    public Message arriving(SimNode node, Message message) {
      if (message instanceof Message.Ack ack) {
        Holds holds = holds(node, ack.fromId());
        note(holds, ack.fromIncarnation(), ack.epoch(), ack.held());
        return ack.claiming(named(node, ack.fromId(), holds), holds.epoch, holds.held);
      }
      if (message instanceof Message.Heartbeat beat) {
        Holds holds = holds(node, beat.fromId());
        note(holds, beat.fromIncarnation(), beat.epoch(), beat.held());
        return holds.epoch == 0
            ? beat
            : beat.claiming(
                named(node, beat.fromId(), holds), holds.epoch, holds.epoch, holds.held);
      }
      return message;
    }

    private static long named(SimNode node, int fromId, Holds holds) {
      long inView = node.protocol().view().incarnationOf(fromId);
      return inView > 0 ? inView : holds.incarnation;
    }

    private Holds holds(SimNode node, int fromId) {
      Holds holds = table.computeIfAbsent(node.id() * 32 + fromId, key -> new Holds());
      if (holds.receiver != node.incarnation()) {
        holds.receiver = node.incarnation();
        holds.incarnation = 0;
        holds.epoch = 0;
        holds.held = 0;
      }
      return holds;
    }

    private static void note(Holds holds, long incarnation, long epoch, long held) {
      holds.incarnation = Math.max(holds.incarnation, incarnation);
      if (epoch > holds.epoch) {
        holds.epoch = epoch;
        holds.held = held;
      } else if (epoch == holds.epoch) {
        holds.held = Math.max(holds.held, held);
      }
    }
  }
}
