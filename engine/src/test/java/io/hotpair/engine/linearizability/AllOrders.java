package io.hotpair.engine.linearizability;

import io.hotpair.engine.linearizability.Effect.Kind;
import io.hotpair.engine.linearizability.Effect.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Judges small histories of one key by trying everything, with none of the checker's code. */
final class AllOrders {
  private AllOrders() {}

  static boolean isLinearizable(List<KeyValueOperation> history) {
    return search(new ArrayList<>(history), null);
  }

  private static boolean search(List<KeyValueOperation> left, String held) {
    if (left.stream().noneMatch(KeyValueOperation::isAnswered)) {
      return true;
    }
    for (int i = 0; i < left.size(); i++) {
      KeyValueOperation next = left.get(i);
      List<KeyValueOperation> rest = new ArrayList<>(left);
      rest.remove(i);
      if (rest.stream().anyMatch(other -> isBefore(other, next))) {
        continue;
      }
      boolean isPossible = !next.isAnswered() || isExplained(next.effect(), held);
      if (isPossible && search(rest, after(next.effect(), held))) {
        return true;
      }
      if (!next.isAnswered() && search(rest, held)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBefore(KeyValueOperation one, KeyValueOperation other) {
    boolean isSameSession = one.session() == other.session();
    return isSameSession
        ? one.sequence() < other.sequence()
        : one.isAnswered() && one.completeNs() < other.invokeNs();
  }

  private static boolean isExplained(Effect effect, String held) {
    return switch (effect.kind()) {
      case PUT -> effect.status() == Status.OK;
      case GET, DELETE ->
          effect.status() == (held == null ? Status.NOT_FOUND : Status.OK)
              && (effect.kind() == Kind.DELETE || Objects.equals(held, effect.seen()));
      case CAS -> {
        if (held == null) {
          yield effect.status() == Status.NOT_FOUND;
        }
        yield held.equals(effect.expected())
            ? effect.status() == Status.OK
            : effect.status() == Status.MISMATCH && held.equals(effect.seen());
      }
    };
  }

  private static String after(Effect effect, String held) {
    return switch (effect.kind()) {
      case GET -> held;
      case PUT -> effect.value();
      case DELETE -> null;
      case CAS -> effect.expected().equals(held) ? effect.value() : held;
    };
  }
}
