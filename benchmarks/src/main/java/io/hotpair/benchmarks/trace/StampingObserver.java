package io.hotpair.benchmarks.trace;

import io.hotpair.engine.pipeline.StageObserver;

/** Stamps the operations of clients as they pass a node's stages. Threads as its caller's. */
final class StampingObserver implements StageObserver {
  private static final int UNACKED = 1 << 12;

  private final Stamps stamps;
  private final long[] numbers = new long[UNACKED];
  private final long[] sequences = new long[UNACKED];
  private int head;
  private int tail;

  StampingObserver(Stamps stamps) {
    this.stamps = stamps;
  }

  @Override
  public void on(Stage stage, long sessionId, long clientSequence, long sequence) {
    if (stage == Stage.ACKED) {
      onAcked(sequence);
    } else if (sessionId > 0 && Stamps.isSampled(clientSequence)) {
      stamps.stamp(point(stage), clientSequence);
      if (stage == Stage.RECEIVED && tail - head < UNACKED) {
        numbers[tail & UNACKED - 1] = clientSequence;
        sequences[tail & UNACKED - 1] = sequence;
        tail++;
      }
    }
  }

  private void onAcked(long held) {
    while (head != tail && sequences[head & UNACKED - 1] <= held) {
      stamps.stamp(Point.ACKED, numbers[head & UNACKED - 1]);
      head++;
    }
  }

  private static Point point(Stage stage) {
    return switch (stage) {
      case INGRESS -> Point.INGRESS;
      case SEQUENCED -> Point.SEQUENCED;
      case RECEIVED -> Point.RECEIVED;
      case JOURNALED -> Point.JOURNALED;
      case SENT -> Point.SENT;
      case ACKED -> Point.ACKED;
      case COMMITTED -> Point.COMMITTED;
      case ANSWERED -> Point.ANSWERED;
    };
  }
}
