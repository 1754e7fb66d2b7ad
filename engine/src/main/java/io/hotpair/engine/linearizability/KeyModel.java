package io.hotpair.engine.linearizability;

import java.util.HashMap;
import java.util.Map;

/**
 * What operations do to one key, over numbers instead of byte strings: {@link #ABSENT} if it holds
 * nothing, else the number of the value.
 */
final class KeyModel {
  /** The key holds nothing. */
  static final int ABSENT = 0;

  /** In place of a value: the operation cannot take effect here with the answer that it got. */
  static final int IMPOSSIBLE = -1;

  /** In place of a value: none. */
  static final int NONE = -2;

  private final Map<String, Integer> numbers = new HashMap<>();

  private int number(String value) {
    return numbers.computeIfAbsent(value, any -> numbers.size() + 1);
  }

  /** How many numbers there are, with that for nothing. */
  int valueCount() {
    return numbers.size() + 1;
  }

  /** Gives an operation's effect in numbers. */
  Step step(Effect effect) {
    int value = effect.value() == null ? NONE : number(effect.value());
    int expected = effect.expected() == null ? NONE : number(effect.expected());
    if (effect.isRefused()) {
      return new Step(Rule.NOTHING, NONE, NONE, NONE);
    }
    if (effect.status() == null) {
      return unanswered(effect, expected, value);
    }
    return switch (effect.status()) {
      case OK -> succeeded(effect, expected, value);
      case NOT_FOUND ->
          effect.kind() == Effect.Kind.PUT
              ? new Step(Rule.NEVER, NONE, NONE, NONE)
              : new Step(Rule.NOTHING, ABSENT, NONE, NONE);
      case MISMATCH ->
          effect.kind() == Effect.Kind.CAS && number(effect.seen()) != expected
              ? new Step(Rule.NOTHING, number(effect.seen()), NONE, NONE)
              : new Step(Rule.NEVER, NONE, NONE, NONE);
      case TOO_LARGE, MALFORMED -> throw new IllegalStateException("handled above");
    };
  }

  private Step succeeded(Effect effect, int expected, int value) {
    return switch (effect.kind()) {
      case GET -> new Step(Rule.NOTHING, number(effect.seen()), NONE, NONE);
      case PUT -> new Step(Rule.WRITE, NONE, NONE, value);
      case CAS -> new Step(Rule.WRITE, expected, NONE, value);
      case DELETE -> new Step(Rule.WRITE, NONE, ABSENT, ABSENT);
    };
  }

  private static Step unanswered(Effect effect, int expected, int value) {
    return switch (effect.kind()) {
      case GET -> new Step(Rule.NOTHING, NONE, NONE, NONE);
      case PUT -> new Step(Rule.WRITE, NONE, NONE, value);
      case CAS -> new Step(Rule.WRITE_IF, expected, NONE, value);
      case DELETE -> new Step(Rule.WRITE, NONE, NONE, ABSENT);
    };
  }

  /** How a step changes its key. */
  enum Rule {
    /** It changes nothing. */
    NOTHING,
    /** It writes. */
    WRITE,
    /** It writes if the key holds what it needs, else it changes nothing; nobody saw which. */
    WRITE_IF,
    /** No key can give such an answer. */
    NEVER
  }

  /**
   * An effect in numbers.
   *
   * @param rule how it changes its key.
   * @param needed what the key must hold before; NONE for anything.
   * @param refused what the key must not hold before; NONE for nothing.
   * @param written what the key may hold after; NONE if it stays as it was.
   */
  record Step(Rule rule, int needed, int refused, int written) {
    /** What the key holds after the step, or IMPOSSIBLE. */
    int apply(int value) {
      return switch (rule) {
        case NEVER -> IMPOSSIBLE;
        case WRITE_IF -> value == needed ? written : value;
        case NOTHING -> isPossible(value) ? value : IMPOSSIBLE;
        case WRITE -> isPossible(value) ? written : IMPOSSIBLE;
      };
    }

    private boolean isPossible(int value) {
      return (needed == NONE || needed == value) && (refused == NONE || refused != value);
    }

    /** Whether it needs an empty key, or may leave one. */
    boolean isAboutAbsence() {
      return needed == ABSENT || written == ABSENT;
    }

    /** Whether it writes whatever the key holds, even nothing. */
    boolean isBlindWrite() {
      return rule == Rule.WRITE && needed == NONE && refused == NONE && written != ABSENT;
    }
  }
}
