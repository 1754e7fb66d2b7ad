package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.journal.sbe.RecordKind;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

/**
 * What clients send, on every node. The primary has it sequenced, each session's operations once
 * and in order; the others remember it until a record carries it. Methods that return false have
 * done nothing: the caller is to come again with the same. Sequencing thread.
 */
public final class IngressFeed {
  private static final long NEVER = Long.MIN_VALUE;

  /**
   * Operations in one go that were remembered. Their answers go out before the next are sequenced:
   * all at once would be the first time that this node runs the code of a primary, slowly, while
   * hundreds of clients wait for the first.
   */
  private static final int DRAIN_LIMIT = 32;

  private final ReplicaProtocol protocol;
  private final ClientSequences clientSequences;
  private final PendingOperations pending;
  private final SlotPublisher publisher;
  private final int maxOperationLength;
  private final LongConsumer hear;
  private final int maxSessions;
  private final long sessionTimeoutNs;
  private final StageObserver observer;
  private final Long2LongHashMap heardAtNs = new Long2LongHashMap(NEVER);
  private final PendingOperations.Taker pendingTaker = this::sequence;
  private long refused;
  private long forgotten;
  private long nowNs;

  /**
   * Creates it.
   *
   * @param ring of the node.
   * @param protocol of the node.
   * @param clientSequences of the node.
   * @param pending remembers what another node is to sequence.
   * @param maxSessions how many sessions there may be.
   * @param sessionTimeoutNs after which a silent client loses its session, in ns.
   * @param observer is told of the stages.
   */
  public IngressFeed(
      OperationRing ring,
      ReplicaProtocol protocol,
      ClientSequences clientSequences,
      PendingOperations pending,
      int maxSessions,
      long sessionTimeoutNs,
      StageObserver observer) {
    this.protocol = protocol;
    this.clientSequences = clientSequences;
    this.pending = pending;
    this.maxSessions = maxSessions;
    this.sessionTimeoutNs = sessionTimeoutNs;
    this.observer = observer;
    publisher = new SlotPublisher(ring);
    maxOperationLength = ring.maxPayloadLength();
    hear = this::hear;
    // There is no session yet. What a promotion uses is loaded here, and not while clients wait.
    onPromoted();
  }

  /**
   * A client offers an operation.
   *
   * @param sessionId of its session.
   * @param clientSequence its own number for it.
   * @param buffer that holds it; valid only during the call.
   * @param offset where it begins.
   * @param length in bytes.
   * @return false if there is no room now.
   */
  public boolean onOffer(
      long sessionId, long clientSequence, DirectBuffer buffer, int offset, int length) {
    long last = clientSequences.last(sessionId);
    if (last == ClientSequences.UNKNOWN || length > maxOperationLength) {
      refused++;
      return true;
    }
    heardAtNs.put(sessionId, nowNs);
    observer.on(StageObserver.Stage.INGRESS, sessionId, clientSequence, 0);
    if (clientSequence <= last) {
      if (clientSequences.onSeen(sessionId, clientSequence)) {
        requestRepeat(sessionId, clientSequence);
      }
      return true;
    }
    if (protocol.isSequencing()) {
      boolean isDone = sequence(sessionId, clientSequence, buffer, offset, length);
      if (isDone) {
        clientSequences.onSeen(sessionId, clientSequence);
      }
      return isDone;
    }
    if (!clientSequences.onSeen(sessionId, clientSequence)) {
      pending.add(sessionId, clientSequence, buffer, offset, length);
    }
    return true;
  }

  /**
   * If there is no room the request is forgotten: what is behind it must not wait, and it returns.
   */
  private void requestRepeat(long sessionId, long clientSequence) {
    if (!publisher.repeatRequest(sessionId, clientSequence)) {
      forgotten++;
    }
  }

  /**
   * Sequences an operation if it is the next of its session; one out of turn its client will
   * repeat.
   */
  private boolean sequence(
      long sessionId, long clientSequence, DirectBuffer buffer, int offset, int length) {
    if (clientSequence != clientSequences.last(sessionId) + 1) {
      return true;
    }
    if (!publisher.operation(sessionId, clientSequence, buffer, offset, length)) {
      return false;
    }
    clientSequences.onTaken(RecordKind.OPERATION, sessionId, clientSequence);
    return true;
  }

  /**
   * A client opens a session, or repeats that.
   *
   * @param sessionId chosen by the client; positive.
   * @param responseStreamId stream on which it hears answers.
   * @param responseChannel channel on which it hears answers.
   * @return false if there is no room now.
   */
  public boolean onSessionOpen(long sessionId, int responseStreamId, String responseChannel) {
    if (clientSequences.last(sessionId) != ClientSequences.UNKNOWN) {
      heardAtNs.put(sessionId, nowNs);
      requestRepeat(sessionId, 0);
      return true;
    }
    if (!protocol.isSequencing()) {
      return true;
    }
    if (sessionId <= 0
        || clientSequences.size() >= maxSessions
        || responseChannel.length() > maxOperationLength / 2) {
      refused++;
      return true;
    }
    if (!publisher.sessionOpen(sessionId, responseStreamId, responseChannel)) {
      return false;
    }
    heardAtNs.put(sessionId, nowNs);
    clientSequences.onTaken(RecordKind.SESSION_OPEN, sessionId, 0);
    return true;
  }

  /**
   * A client says that it is alive.
   *
   * @param sessionId of its session.
   */
  public void onKeepAlive(long sessionId) {
    if (clientSequences.last(sessionId) != ClientSequences.UNKNOWN) {
      heardAtNs.put(sessionId, nowNs);
    }
  }

  /**
   * A client closes its session.
   *
   * @param sessionId of its session.
   * @return false if there is no room now.
   */
  public boolean onSessionClose(long sessionId) {
    long last = clientSequences.last(sessionId);
    if (last == ClientSequences.UNKNOWN || !protocol.isSequencing()) {
      return true;
    }
    if (!publisher.plain(RecordKind.SESSION_CLOSE, sessionId, last)) {
      return false;
    }
    heardAtNs.remove(sessionId);
    clientSequences.onTaken(RecordKind.SESSION_CLOSE, sessionId, last);
    return true;
  }

  /**
   * Sequences what was remembered, if this node is the primary; forgets what records have carried,
   * if not.
   *
   * @return true if new ingress may be polled: what was remembered goes first.
   */
  public boolean onDuty() {
    if (pending.isEmpty()) {
      return true;
    }
    if (protocol.isSequencing()) {
      return pending.drain(pendingTaker, DRAIN_LIMIT);
    }
    pending.trim(Integer.MAX_VALUE);
    return true;
  }

  /**
   * Time passes: cheap, to be called in every duty cycle.
   *
   * @param timeNs monotonic time.
   */
  public void onTime(long timeNs) {
    nowNs = timeNs;
  }

  /** On a new primary: every session counts as heard just now. */
  public void onPromoted() {
    clientSequences.forEachSession(hear);
  }

  private void hear(long sessionId) {
    if (sessionId > 0) {
      heardAtNs.put(sessionId, nowNs);
    }
  }

  /** Ends the sessions of clients that were silent for too long, on the primary; now and then. */
  public void expireSessions() {
    if (!protocol.isSequencing()) {
      return;
    }
    Long2LongHashMap.EntryIterator entries = heardAtNs.entrySet().iterator();
    while (entries.hasNext()) {
      entries.next();
      if (nowNs - entries.getLongValue() > sessionTimeoutNs) {
        long sessionId = entries.getLongKey();
        long last = clientSequences.last(sessionId);
        if (last == ClientSequences.UNKNOWN
            || publisher.plain(RecordKind.SESSION_CLOSE, sessionId, last)) {
          clientSequences.onTaken(RecordKind.SESSION_CLOSE, sessionId, last);
          entries.remove();
        }
      }
    }
  }

  /**
   * Frames that were refused: of an unknown session, too long, or one session too many.
   *
   * @return count.
   */
  public long refused() {
    return refused;
  }

  /**
   * Requests to repeat an answer that found no room.
   *
   * @return count.
   */
  public long forgotten() {
    return forgotten;
  }
}
