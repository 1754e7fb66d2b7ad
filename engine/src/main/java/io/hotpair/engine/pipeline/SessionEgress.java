package io.hotpair.engine.pipeline;

import io.hotpair.engine.session.ReplyCache;
import io.hotpair.engine.session.Session;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The answers to one client. What finds no room is not lost: it is in the session's reply cache,
 * and is sent from there. What a client that does not listen misses it asks for again. Apply
 * thread.
 */
final class SessionEgress {
  private static final int WINDOW_LENGTH = 4;

  private final Session session;
  private final AnswerChannel channel;
  private final UnsafeBuffer window = new UnsafeBuffer(new byte[WINDOW_LENGTH]);
  private boolean isOpenedDue;
  private boolean isEverConnected;
  private long firstUnsent;

  SessionEgress(Session session, AnswerChannel channel, int sessionWindow) {
    this.session = session;
    this.channel = channel;
    window.putInt(0, sessionWindow);
  }

  boolean hasBacklog() {
    return isOpenedDue || firstUnsent != 0;
  }

  void sendOpened() {
    isOpenedDue = true;
    sendBacklog();
  }

  void sendAnswer(long clientSequence, long sequence, DirectBuffer buffer, int length) {
    if (hasBacklog()) {
      firstUnsent = firstUnsent == 0 ? clientSequence : firstUnsent;
    } else if (isLeft(send(AnswerChannel.Status.OK, clientSequence, sequence, buffer, length))) {
      firstUnsent = clientSequence;
    }
  }

  void sendRepeat(long clientSequence) {
    ReplyCache replies = session.replies();
    if (!hasBacklog() && replies.contains(clientSequence)) {
      send(
          AnswerChannel.Status.REPEAT,
          clientSequence,
          replies.sequence(clientSequence),
          replies.buffer(clientSequence),
          replies.length(clientSequence));
    }
  }

  void sendClosed() {
    send(AnswerChannel.Status.SESSION_CLOSED, session.lastClientSequence(), 0, window, 0);
  }

  /** Sends what is left, as far as there is room. */
  int sendBacklog() {
    int count = 0;
    if (isOpenedDue) {
      if (isLeft(send(AnswerChannel.Status.SESSION_OPENED, 0, 0, window, WINDOW_LENGTH))) {
        return count;
      }
      isOpenedDue = false;
      count++;
    }
    ReplyCache replies = session.replies();
    while (firstUnsent != 0) {
      if (replies.contains(firstUnsent)
          && isLeft(
              send(
                  AnswerChannel.Status.OK,
                  firstUnsent,
                  replies.sequence(firstUnsent),
                  replies.buffer(firstUnsent),
                  replies.length(firstUnsent)))) {
        return count;
      }
      firstUnsent = firstUnsent == session.lastClientSequence() ? 0 : firstUnsent + 1;
      count++;
    }
    return count;
  }

  private AnswerChannel.Result send(
      AnswerChannel.Status status,
      long clientSequence,
      long sequence,
      DirectBuffer buffer,
      int length) {
    return channel.send(status, session.id(), clientSequence, sequence, buffer, 0, length);
  }

  /** Whether an answer is to be sent later; a client that was connected and went away misses it. */
  private boolean isLeft(AnswerChannel.Result result) {
    if (result == AnswerChannel.Result.SENT) {
      isEverConnected = true;
    }
    return result == AnswerChannel.Result.BACK_PRESSURED
        || (result == AnswerChannel.Result.NOT_CONNECTED && !isEverConnected);
  }

  void close() {
    channel.close();
  }
}
