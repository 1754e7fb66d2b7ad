package io.hotpair.engine.pipeline;

import io.hotpair.journal.sbe.RecordKind;
import java.util.function.LongConsumer;
import org.agrona.collections.Long2LongHashMap;

/**
 * For each session the last client sequence that is in the journal, or about to be: what the
 * primary compares ingress with, so that every operation is sequenced once and in the client's
 * order. Follows drops and cuts. Sequencing thread.
 */
public final class ClientSequences {
  /** In place of a client sequence, for a session that does not exist. */
  public static final long UNKNOWN = -1;

  private final Long2LongHashMap lastOf = new Long2LongHashMap(UNKNOWN);
  private final Long2LongHashMap seenOf = new Long2LongHashMap(UNKNOWN);

  /**
   * The last client sequence of a session.
   *
   * @param sessionId of the session.
   * @return {@link #UNKNOWN} if there is no such session; 0 if it has not offered anything.
   */
  public long last(long sessionId) {
    return lastOf.get(sessionId);
  }

  /**
   * How many sessions there are.
   *
   * @return count.
   */
  public int size() {
    return lastOf.size();
  }

  /**
   * Visits the id of every session.
   *
   * @param visitor takes the ids, in no particular order.
   */
  public void forEachSession(LongConsumer visitor) {
    Long2LongHashMap.KeyIterator ids = lastOf.keySet().iterator();
    while (ids.hasNext()) {
      visitor.accept(ids.nextValue());
    }
  }

  /** Forgets all sessions. */
  void clear() {
    lastOf.clear();
    seenOf.clear();
  }

  /** A session out of a snapshot. */
  void restore(long sessionId, long lastClientSequence) {
    lastOf.put(sessionId, lastClientSequence);
  }

  /**
   * An operation arrived from its client.
   *
   * @return true if this node saw it arrive before, so that its client is repeating it.
   */
  boolean onSeen(long sessionId, long clientSequence) {
    if (clientSequence <= seenOf.get(sessionId)) {
      return true;
    }
    seenOf.put(sessionId, clientSequence);
    return false;
  }

  void onTaken(RecordKind kind, long sessionId, long clientSequence) {
    if (kind == RecordKind.OPERATION) {
      long last = lastOf.get(sessionId);
      if (last != UNKNOWN && clientSequence > last) {
        lastOf.put(sessionId, clientSequence);
      }
    } else if (kind == RecordKind.SESSION_OPEN) {
      if (!lastOf.containsKey(sessionId)) {
        lastOf.put(sessionId, 0);
      }
    } else if (kind == RecordKind.SESSION_CLOSE) {
      lastOf.remove(sessionId);
      seenOf.remove(sessionId);
    }
  }

  /**
   * What was taken is dropped or cut; in any order among drops, from the last to the first in a
   * cut.
   */
  void onUndone(RingSlot slot) {
    RecordKind kind = slot.kind();
    long sessionId = slot.sessionId();
    if (kind == RecordKind.OPERATION) {
      if (lastOf.get(sessionId) >= slot.clientSequence()) {
        lastOf.put(sessionId, slot.clientSequence() - 1);
      }
    } else if (kind == RecordKind.SESSION_OPEN) {
      lastOf.remove(sessionId);
    } else if (kind == RecordKind.SESSION_CLOSE) {
      lastOf.put(sessionId, slot.clientSequence());
    }
  }
}
