package io.hotpair.engine.session;

import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceContext;
import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import org.agrona.ExpandableDirectByteBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The service with its sessions, answers and timers: everything that committed records change.
 * Applying the same records in the same order gives the same state, the same answers and the same
 * digest, on a live node, in a replay and in the reference run of a drill. One thread.
 */
public final class ReplicatedState implements ServiceContext {
  private static final int INITIAL_ANSWER_CAPACITY = 4096;

  private final ReplicatedService service;
  private final AnswerOutput output;
  private final int window;
  private final Long2ObjectHashMap<Session> sessions = new Long2ObjectHashMap<>();
  private final TimerTable timers;
  private final OutputDigest outputs = new OutputDigest();
  private final ExpandableDirectByteBuffer answer =
      new ExpandableDirectByteBuffer(INITIAL_ANSWER_CAPACITY);
  private long ignored;

  /**
   * Creates an empty state and starts the service.
   *
   * @param service to carry.
   * @param output takes answers.
   * @param window operations that a client may have unanswered; a power of two, the same on all
   *     nodes.
   */
  public ReplicatedState(ReplicatedService service, AnswerOutput output, int window) {
    this.service = service;
    this.output = output;
    this.window = window;
    timers = new TimerTable(0);
    service.onStart(this);
  }

  /**
   * Applies an operation; one that its session had applied before gets its first answer again.
   *
   * @param operation that is committed.
   */
  public void onOperation(Operation operation) {
    Session session = sessions.get(operation.sessionId());
    if (session == null) {
      ignored++;
      return;
    }
    long clientSequence = operation.clientSequence();
    if (clientSequence <= session.lastClientSequence()) {
      output.onRepeat(session, clientSequence);
      return;
    }
    int length = service.onOperation(operation, answer);
    long sequence = operation.sequence();
    session.replies().put(clientSequence, sequence, answer, length);
    session.onApplied(clientSequence);
    outputs.add(sequence, answer, length);
    output.onAnswer(session, clientSequence, sequence, answer, length);
  }

  /**
   * Begins a session; one that exists stays as it is.
   *
   * @param sessionId chosen by the client.
   * @param responseStreamId stream on which the client hears answers.
   * @param responseChannel channel on which the client hears answers.
   * @param timestampNs replicated time.
   */
  public void onSessionOpen(
      long sessionId, int responseStreamId, String responseChannel, long timestampNs) {
    Session session = sessions.get(sessionId);
    if (session == null) {
      session = new Session(sessionId, responseStreamId, responseChannel, window);
      sessions.put(sessionId, session);
      service.onSessionOpen(sessionId, timestampNs);
    }
    output.onOpened(session);
  }

  /**
   * Ends a session.
   *
   * @param sessionId of the session.
   * @param timestampNs replicated time.
   */
  public void onSessionClose(long sessionId, long timestampNs) {
    Session session = sessions.remove(sessionId);
    if (session != null) {
      service.onSessionClose(sessionId, timestampNs);
      output.onClosed(session);
    }
  }

  /**
   * Fires a timer, if it is still pending.
   *
   * @param correlationId of the timer.
   * @param timestampNs replicated time.
   */
  public void onTimer(long correlationId, long timestampNs) {
    if (timers.cancel(correlationId)) {
      service.onTimer(correlationId, timestampNs);
    }
  }

  /**
   * A digest of the state and of all answers so far. Does not allocate.
   *
   * @return digest; equal on two nodes that have applied the same records deterministically.
   */
  public long digest() {
    return outputs.with(service.digest());
  }

  /**
   * Writes the whole state, the service's included, as a series of frames. Equal states give equal
   * bytes, if that holds for the service.
   *
   * @param out takes the frames in order.
   */
  public void writeSnapshot(SnapshotOutput out) {
    new StateSnapshotWriter(out).write(sessions, timers, outputs);
    service.writeSnapshot(out);
  }

  /**
   * Replaces the whole state, the service's included, by what {@link #writeSnapshot} wrote.
   *
   * @param input gives the frames in the same order.
   * @throws IllegalArgumentException if they are not such a snapshot, with the reason; the state is
   *     then not to be used before another snapshot was read.
   */
  public void readSnapshot(SnapshotInput input) {
    sessions.clear();
    timers.clear();
    new StateSnapshotReader(window, sessions, timers, outputs).read(input);
    service.readSnapshot(input);
  }

  /**
   * Name of the service, by which snapshots of another one are told apart.
   *
   * @return name.
   */
  public String serviceName() {
    return service.name();
  }

  /**
   * A session by its id.
   *
   * @param sessionId of the session.
   * @return null if there is none.
   */
  public Session session(long sessionId) {
    return sessions.get(sessionId);
  }

  /**
   * All sessions.
   *
   * @return live collection, in no order that may decide anything.
   */
  public Iterable<Session> sessions() {
    return sessions.values();
  }

  /**
   * The pending timers.
   *
   * @return the table.
   */
  public TimerTable timers() {
    return timers;
  }

  /**
   * Operations that were ignored because their session was over.
   *
   * @return count.
   */
  public long ignored() {
    return ignored;
  }

  @Override
  public void scheduleTimer(long correlationId, long deadlineNs) {
    timers.schedule(correlationId, deadlineNs);
  }

  @Override
  public boolean cancelTimer(long correlationId) {
    return timers.cancel(correlationId);
  }
}
