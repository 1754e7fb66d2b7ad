package io.hotpair.engine.linearizability;

import io.hotpair.engine.linearizability.Effect.Kind;
import io.hotpair.engine.linearizability.Effect.Status;
import java.util.ArrayList;
import java.util.List;

/** Writes histories by hand: each call is an operation of a session from one time to another. */
final class History {
  private final List<KeyValueOperation> operations = new ArrayList<>();

  History get(long session, long invokeNs, long completeNs, String seen) {
    Status status = seen == null ? Status.NOT_FOUND : Status.OK;
    return add(session, invokeNs, completeNs, new Effect(Kind.GET, null, null, status, seen));
  }

  History put(long session, long invokeNs, long completeNs, String value) {
    return add(session, invokeNs, completeNs, new Effect(Kind.PUT, null, value, Status.OK, ""));
  }

  History delete(long session, long invokeNs, long completeNs, boolean isFound) {
    Status status = isFound ? Status.OK : Status.NOT_FOUND;
    return add(session, invokeNs, completeNs, new Effect(Kind.DELETE, null, null, status, null));
  }

  History cas(
      long session, long invokeNs, long completeNs, String expected, String value, Status status) {
    return mismatch(session, invokeNs, completeNs, expected, value, status, null);
  }

  History mismatch(
      long session,
      long invokeNs,
      long completeNs,
      String expected,
      String value,
      Status status,
      String seen) {
    return add(session, invokeNs, completeNs, new Effect(Kind.CAS, expected, value, status, seen));
  }

  History putUnanswered(long session, long invokeNs, String value) {
    return add(
        session, invokeNs, KeyValueOperation.NEVER, new Effect(Kind.PUT, null, value, null, null));
  }

  History onKey(String key) {
    KeyValueOperation last = operations.remove(operations.size() - 1);
    operations.add(
        new KeyValueOperation(
            last.session(),
            last.sequence(),
            last.invokeNs(),
            last.completeNs(),
            last.effect(),
            key,
            last.by(),
            last.hint()));
    return this;
  }

  private History add(long session, long invokeNs, long completeNs, Effect effect) {
    long sequence = 1 + operations.stream().filter(o -> o.session() == session).count();
    operations.add(
        new KeyValueOperation(
            session, sequence, invokeNs, completeNs, effect, "k", "A", KeyValueOperation.NEVER));
    return this;
  }

  LinearizabilityReport judge() {
    return LinearizabilityCheck.of(operations);
  }
}
