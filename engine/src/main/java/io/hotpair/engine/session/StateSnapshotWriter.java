package io.hotpair.engine.session;

import io.hotpair.engine.service.SnapshotOutput;
import io.hotpair.engine.snapshot.sbe.MessageHeaderEncoder;
import io.hotpair.engine.snapshot.sbe.ReplyStateEncoder;
import io.hotpair.engine.snapshot.sbe.SessionStateEncoder;
import io.hotpair.engine.snapshot.sbe.StateEndEncoder;
import io.hotpair.engine.snapshot.sbe.TimerStateEncoder;
import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/** Writes sessions, answers and timers as frames, equal content as equal bytes. One thread. */
final class StateSnapshotWriter {
  private final SnapshotOutput output;
  private final ExpandableArrayBuffer frame = new ExpandableArrayBuffer();
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final SessionStateEncoder sessionState = new SessionStateEncoder();
  private final ReplyStateEncoder replyState = new ReplyStateEncoder();
  private final TimerStateEncoder timerState = new TimerStateEncoder();
  private final StateEndEncoder stateEnd = new StateEndEncoder();

  StateSnapshotWriter(SnapshotOutput output) {
    this.output = output;
  }

  void write(Long2ObjectHashMap<Session> sessions, TimerTable timers, OutputDigest outputs) {
    long[] ids = new long[sessions.size()];
    int count = 0;
    for (Session session : sessions.values()) {
      ids[count++] = session.id();
    }
    Arrays.sort(ids);
    for (long id : ids) {
      session(sessions.get(id));
    }
    timers.forEachSorted(this::timer);
    stateEnd
        .wrapAndApplyHeader(frame, 0, header)
        .outputDigest(outputs.value())
        .sessions(ids.length)
        .timers(timers.size());
    output.frame(frame, 0, stateEnd.limit());
  }

  private void session(Session session) {
    ReplyCache replies = session.replies();
    long[] kept = replies.keptSorted();
    sessionState
        .wrapAndApplyHeader(frame, 0, header)
        .sessionId(session.id())
        .lastClientSequence(session.lastClientSequence())
        .responseStreamId(session.responseStreamId())
        .replies(kept.length)
        .responseChannel(session.responseChannel());
    output.frame(frame, 0, sessionState.limit());
    for (long clientSequence : kept) {
      replyState
          .wrapAndApplyHeader(frame, 0, header)
          .clientSequence(clientSequence)
          .sequence(replies.sequence(clientSequence))
          .putAnswer(replies.buffer(clientSequence), 0, replies.length(clientSequence));
      output.frame(frame, 0, replyState.limit());
    }
  }

  private void timer(long correlationId, long deadlineNs) {
    timerState
        .wrapAndApplyHeader(frame, 0, header)
        .correlationId(correlationId)
        .deadlineNs(deadlineNs);
    output.frame(frame, 0, timerState.limit());
  }
}
