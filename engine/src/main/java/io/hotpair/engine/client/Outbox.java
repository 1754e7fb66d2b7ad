package io.hotpair.engine.client;

import org.agrona.DirectBuffer;

/**
 * What a client has sent and has no answer to. Sends operations in their order, and in their order
 * again when {@link SendAgainPolicy} says so; hands the first answer to each over, in their order.
 * It knows no network and no clock. One thread.
 */
final class Outbox {
  private static final int SEND_AGAIN_LIMIT = 256;

  private final UnansweredOperations unanswered;
  private final SendAgainPolicy policy;
  private final Sender sender;
  private final AnswerListener listener;
  private long sentAgain;

  Outbox(int window, long sendAgainAfterNs, Sender sender, AnswerListener listener) {
    unanswered = new UnansweredOperations(window);
    policy = new SendAgainPolicy(sendAgainAfterNs);
    this.sender = sender;
    this.listener = listener;
  }

  /** Sends the next operation: its client sequence, or {@link HotpairClient#BACK_PRESSURED}. */
  long offer(DirectBuffer buffer, int offset, int length, long nowNs) {
    if (unanswered.isFull() || policy.isUnderWay(unanswered.oldest())) {
      return HotpairClient.BACK_PRESSURED;
    }
    long clientSequence = unanswered.next();
    if (!sender.send(clientSequence, buffer, offset, length)) {
      return HotpairClient.BACK_PRESSURED;
    }
    if (unanswered.isEmpty()) {
      policy.onProgress(nowNs);
    }
    unanswered.add(buffer, offset, length);
    return clientSequence;
  }

  /** Sends again what is due, as much as there is room for. */
  void onTime(long nowNs) {
    policy.onTime(unanswered.oldest(), unanswered.next(), nowNs);
    long from = policy.from(unanswered.oldest());
    long end = Math.min(policy.end(), from + SEND_AGAIN_LIMIT);
    for (long at = from; at < end; at++) {
      if (!unanswered.isAnswered(at)) {
        if (!sender.send(at, unanswered.buffer(at), 0, unanswered.length(at))) {
          return;
        }
        sentAgain++;
      }
      policy.onSentBefore(at + 1);
    }
  }

  /**
   * Takes an answer. One that is early is kept until those before it are there.
   *
   * @return false if the operation was answered before.
   */
  boolean onAnswer(
      int nodeId,
      long clientSequence,
      long sequence,
      DirectBuffer payload,
      int offset,
      int length,
      long nowNs) {
    if (!unanswered.isOpen(clientSequence)) {
      return false;
    }
    if (clientSequence != unanswered.oldest()) {
      unanswered.keep(clientSequence, sequence, nodeId, payload, offset, length);
      return true;
    }
    unanswered.onOldestAnswered();
    policy.onProgress(nowNs);
    listener.onAnswer(clientSequence, sequence, nodeId, payload, offset, length);
    while (unanswered.handOverKept(listener)) {
      // each in its turn
    }
    return true;
  }

  boolean isEmpty() {
    return unanswered.isEmpty();
  }

  /** Operations from the oldest without an answer on. */
  long size() {
    return unanswered.next() - unanswered.oldest();
  }

  /** How many were sent again. */
  long sentAgain() {
    return sentAgain;
  }

  /** Puts an operation on the wire. */
  interface Sender {
    /** False if there is no room now; then nothing has happened. */
    boolean send(long clientSequence, DirectBuffer buffer, int offset, int length);
  }
}
