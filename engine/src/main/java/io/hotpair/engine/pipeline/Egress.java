package io.hotpair.engine.pipeline;

import io.hotpair.engine.session.AnswerOutput;
import io.hotpair.engine.session.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Lets answers out: to remote clients over their channels, to in-process clients by their
 * callbacks. Apply thread, but for {@link #register}, which any thread may call.
 */
public final class Egress implements AnswerOutput {
  private final AnswerChannel.Opener opener;
  private final Place place;
  private final int sessionWindow;
  private final Long2ObjectHashMap<SessionEgress> egresses = new Long2ObjectHashMap<>();
  private final Map<Long, InProcessAnswers> registered = new ConcurrentHashMap<>();
  private final Long2ObjectHashMap<InProcessAnswers> inProcess = new Long2ObjectHashMap<>();
  private boolean isActive;
  private boolean hasBacklog;
  private Iterable<Session> sessions;

  /**
   * Creates it.
   *
   * @param opener opens channels to clients.
   * @param place tells whether answers are sent.
   * @param sessionWindow operations that a client may have unanswered; told to the client.
   */
  public Egress(AnswerChannel.Opener opener, Place place, int sessionWindow) {
    this.opener = opener;
    this.place = place;
    this.sessionWindow = sessionWindow;
  }

  /**
   * Ties it to the sessions that exist when it becomes active.
   *
   * @param liveSessions of the replicated state.
   */
  public void sessions(Iterable<Session> liveSessions) {
    sessions = liveSessions;
  }

  void register(long sessionId, InProcessAnswers answers) {
    registered.put(sessionId, answers);
  }

  private boolean isAnswering() {
    boolean isDue = place.isAnswering();
    if (isDue && !isActive) {
      for (Session session : sessions) {
        open(session);
      }
    }
    isActive = isDue;
    return isDue;
  }

  private SessionEgress open(Session session) {
    SessionEgress egress = egresses.get(session.id());
    if (egress == null && session.id() > 0) {
      AnswerChannel channel = opener.open(session.responseStreamId(), session.responseChannel());
      egress = new SessionEgress(session, channel, sessionWindow);
      egresses.put(session.id(), egress);
    }
    return egress;
  }

  @Override
  public void onAnswer(
      Session session, long clientSequence, long sequence, DirectBuffer buffer, int length) {
    if (session.id() < 0) {
      InProcessAnswers answers = inProcess(session.id());
      if (answers != null) {
        answers.onAnswer(clientSequence, sequence, buffer, 0, length);
      }
    } else if (isAnswering()) {
      SessionEgress egress = egresses.get(session.id());
      egress.sendAnswer(clientSequence, sequence, buffer, length);
      hasBacklog |= egress.hasBacklog();
    }
  }

  @Override
  public void onRepeat(Session session, long clientSequence) {
    if (session.id() > 0 && isAnswering()) {
      egresses.get(session.id()).sendRepeat(clientSequence);
    }
  }

  @Override
  public void onOpened(Session session) {
    if (session.id() > 0 && isAnswering()) {
      open(session).sendOpened();
      hasBacklog = true;
    }
  }

  @Override
  public void onClosed(Session session) {
    SessionEgress egress = egresses.remove(session.id());
    if (egress != null) {
      egress.sendClosed();
      egress.close();
    }
  }

  /** A client repeats an operation, or the opening of its session (0). */
  void onRepeatRequest(Session session, long clientSequence) {
    if (session == null) {
      return;
    }
    if (clientSequence == 0) {
      onOpened(session);
    } else if (clientSequence <= session.lastClientSequence()) {
      onRepeat(session, clientSequence);
    }
  }

  /** All sessions are others now: the ways to their clients are opened anew. */
  void onStateReplaced() {
    close();
    isActive = false;
    hasBacklog = false;
  }

  void onDropped(long sessionId, long clientSequence) {
    if (sessionId < 0) {
      InProcessAnswers answers = inProcess(sessionId);
      if (answers != null) {
        answers.onDropped(clientSequence);
      }
    }
  }

  private InProcessAnswers inProcess(long sessionId) {
    InProcessAnswers answers = inProcess.get(sessionId);
    if (answers == null && !registered.isEmpty()) {
      answers = registered.remove(sessionId);
      if (answers != null) {
        inProcess.put(sessionId, answers);
      }
    }
    return answers;
  }

  /**
   * Sends what found no room before.
   *
   * @return how many answers.
   */
  public int poll() {
    isAnswering();
    if (!hasBacklog) {
      return 0;
    }
    hasBacklog = false;
    int count = 0;
    for (SessionEgress egress : egresses.values()) {
      if (egress.hasBacklog()) {
        count += egress.sendBacklog();
        hasBacklog |= egress.hasBacklog();
      }
    }
    return count;
  }

  /** Closes all channels. */
  public void close() {
    egresses.values().forEach(SessionEgress::close);
    egresses.clear();
  }
}
