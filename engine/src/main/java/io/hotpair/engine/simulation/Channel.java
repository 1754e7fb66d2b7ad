package io.hotpair.engine.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/** One ordered stream from one incarnation of a process to one endpoint. */
final class Channel {
  private final Station from;
  private final Deque<Envelope> envelopes = new ArrayDeque<>();
  private long lastArrivalNs;

  private record Envelope(Message message, long arrivalNs) {}

  Channel(Station from) {
    this.from = from;
  }

  Station from() {
    return from;
  }

  void add(Message message, long arrivalNs) {
    lastArrivalNs = Math.max(lastArrivalNs, arrivalNs);
    envelopes.addLast(new Envelope(message, lastArrivalNs));
  }

  /** The next message that has arrived, null if there is none. */
  Message peek(long nowNs) {
    Envelope first = envelopes.peekFirst();
    return first == null || first.arrivalNs() > nowNs ? null : first.message();
  }

  void remove() {
    envelopes.pollFirst();
  }

  void loseArrived(long nowNs) {
    while (!envelopes.isEmpty() && envelopes.peekFirst().arrivalNs() <= nowNs) {
      envelopes.pollFirst();
    }
  }

  void loseAll() {
    envelopes.clear();
  }

  void loseTail(Chance chance, long nowNs) {
    int lost = envelopes.isEmpty() ? 0 : chance.below(envelopes.size() + 1);
    while (lost-- > 0 && envelopes.peekLast().arrivalNs() > nowNs) {
      envelopes.pollLast();
    }
  }

  boolean isOver() {
    return !from.isAlive() && envelopes.isEmpty();
  }
}
