package io.hotpair.engine.simulation;

import io.hotpair.engine.service.Operation;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The one history of a world, as its nodes have shown it so far: what is committed at each
 * sequence, what was applied, what was answered. Whoever says something else breaks a promise.
 */
final class History {
  private static final long NONE = 0;

  private final LongArrayList committed = new LongArrayList();
  private final LongArrayList states = new LongArrayList();
  private final Long2ObjectHashMap<SessionHistory> sessions = new Long2ObjectHashMap<>();
  private final UnsafeBuffer answer = new UnsafeBuffer(0, 0);
  private long answered;
  private long lastAnswered;

  private static final class SessionHistory {
    private final LongArrayList sequences = new LongArrayList();
    private final LongArrayList answers = new LongArrayList();

    private static long get(LongArrayList list, long clientSequence) {
      return clientSequence < list.size() ? list.getLong((int) clientSequence) : NONE;
    }

    private static void set(LongArrayList list, long clientSequence, long value) {
      while (list.size() <= clientSequence) {
        list.addLong(NONE);
      }
      list.setLong((int) clientSequence, value);
    }
  }

  /** A node knows a record to be committed. */
  void onCommitted(String node, long sequence, long digest) {
    if (sequence <= committed.size()) {
      if (committed.getLong((int) sequence - 1) != digest) {
        throw new Violation(
            "one-operation-per-sequence",
            node + " commits another record at sequence " + sequence + " than was committed there");
      }
    } else if (sequence == committed.size() + 1) {
      committed.addLong(digest);
    } else {
      throw new IllegalStateException("a hole in the history before " + sequence);
    }
  }

  /** The service of a node has applied an operation. */
  void onApplied(String node, Operation operation, long stateHash) {
    long sequence = operation.sequence();
    while (states.size() <= sequence) {
      states.addLong(NONE);
    }
    long known = states.getLong((int) sequence);
    if (known == NONE) {
      states.setLong((int) sequence, stateHash);
    } else if (known != stateHash) {
      throw new Violation(
          "one-history", node + " applied another history up to sequence " + sequence);
    }
    SessionHistory session = session(operation.sessionId());
    long clientSequence = operation.clientSequence();
    long appliedAt = SessionHistory.get(session.sequences, clientSequence);
    if (appliedAt == NONE) {
      SessionHistory.set(session.sequences, clientSequence, sequence);
    } else if (appliedAt != sequence) {
      throw new Violation(
          "exactly-once",
          node
              + " applied operation "
              + clientSequence
              + " at "
              + sequence
              + " and at "
              + appliedAt);
    }
  }

  /** A node gives an answer. */
  void onAnswer(String node, long sessionId, long clientSequence, long sequence, byte[] bytes) {
    SessionHistory session = session(sessionId);
    answer.wrap(bytes);
    long digest = Mix.of(sequence, answer, 0, bytes.length) | 1;
    long known = SessionHistory.get(session.answers, clientSequence);
    if (known == NONE) {
      SessionHistory.set(session.answers, clientSequence, digest);
      answered++;
      lastAnswered = Math.max(lastAnswered, sequence);
    } else if (known != digest) {
      throw new Violation(
          "one-answer",
          node + " answers operation " + clientSequence + " at " + sequence + " in another way");
    }
    if (SessionHistory.get(session.sequences, clientSequence) != sequence) {
      throw new Violation(
          "answered-is-applied", node + " answers what was not applied at " + sequence);
    }
  }

  private SessionHistory session(long sessionId) {
    SessionHistory session = sessions.get(sessionId);
    if (session == null) {
      session = new SessionHistory();
      sessions.put(sessionId, session);
    }
    return session;
  }

  /** Sequence up to which some node knew the history to be committed. */
  long committed() {
    return committed.size();
  }

  /** The highest sequence that was answered. */
  long lastAnswered() {
    return lastAnswered;
  }

  long answered() {
    return answered;
  }
}
