package io.hotpair.engine.session;

import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import io.hotpair.engine.snapshot.sbe.MessageHeaderDecoder;
import io.hotpair.engine.snapshot.sbe.ReplyStateDecoder;
import io.hotpair.engine.snapshot.sbe.SessionStateDecoder;
import io.hotpair.engine.snapshot.sbe.StateEndDecoder;
import io.hotpair.engine.snapshot.sbe.TimerStateDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads what {@link StateSnapshotWriter} wrote. One thread. */
final class StateSnapshotReader {
  private final int window;
  private final Long2ObjectHashMap<Session> sessions;
  private final TimerTable timers;
  private final OutputDigest outputs;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final SessionStateDecoder sessionState = new SessionStateDecoder();
  private final ReplyStateDecoder replyState = new ReplyStateDecoder();
  private final TimerStateDecoder timerState = new TimerStateDecoder();
  private final StateEndDecoder stateEnd = new StateEndDecoder();
  private final UnsafeBuffer answer = new UnsafeBuffer(0, 0);
  private Session session;
  private int repliesLeft;
  private boolean isAtEnd;

  StateSnapshotReader(
      int window, Long2ObjectHashMap<Session> sessions, TimerTable timers, OutputDigest outputs) {
    this.window = window;
    this.sessions = sessions;
    this.timers = timers;
    this.outputs = outputs;
  }

  /** Fills the empty tables; leaves the input at the service's first frame. */
  void read(SnapshotInput input) {
    SnapshotOutput handler = this::onFrame;
    while (!isAtEnd) {
      if (!input.poll(handler)) {
        throw new IllegalArgumentException("it ends before the sessions and timers do");
      }
    }
  }

  private void onFrame(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset);
    int template = header.templateId();
    if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID
        || (repliesLeft > 0) != (template == ReplyStateDecoder.TEMPLATE_ID)) {
      throw new IllegalArgumentException("a frame of the sessions and timers is out of place");
    }
    int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    switch (template) {
      case SessionStateDecoder.TEMPLATE_ID -> onSession(buffer, body);
      case ReplyStateDecoder.TEMPLATE_ID -> onReply(buffer, body);
      case TimerStateDecoder.TEMPLATE_ID -> onTimer(buffer, body);
      case StateEndDecoder.TEMPLATE_ID -> onEnd(buffer, body);
      default -> throw new IllegalArgumentException("frame of an unknown kind among the sessions");
    }
  }

  private void onSession(DirectBuffer buffer, int body) {
    sessionState.wrap(buffer, body, header.blockLength(), header.version());
    long id = sessionState.sessionId();
    long last = sessionState.lastClientSequence();
    repliesLeft = sessionState.replies();
    session =
        new Session(id, sessionState.responseStreamId(), sessionState.responseChannel(), window);
    session.onApplied(last);
    sessions.put(id, session);
  }

  private void onReply(DirectBuffer buffer, int body) {
    replyState.wrap(buffer, body, header.blockLength(), header.version());
    long clientSequence = replyState.clientSequence();
    long sequence = replyState.sequence();
    replyState.wrapAnswer(answer);
    session.replies().put(clientSequence, sequence, answer, answer.capacity());
    repliesLeft--;
  }

  private void onTimer(DirectBuffer buffer, int body) {
    timerState.wrap(buffer, body, header.blockLength(), header.version());
    timers.schedule(timerState.correlationId(), timerState.deadlineNs());
  }

  private void onEnd(DirectBuffer buffer, int body) {
    stateEnd.wrap(buffer, body, header.blockLength(), header.version());
    if (stateEnd.sessions() != sessions.size() || stateEnd.timers() != timers.size()) {
      throw new IllegalArgumentException(
          "it says it has "
              + stateEnd.sessions()
              + " sessions and "
              + stateEnd.timers()
              + " timers, but "
              + sessions.size()
              + " and "
              + timers.size()
              + " were read");
    }
    outputs.restore(stateEnd.outputDigest());
    isAtEnd = true;
  }
}
