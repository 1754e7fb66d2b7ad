package io.hotpair.engine.linearizability;

/**
 * What an operation asks for and what it was told. Values are byte strings as text; null stands for
 * a key that holds nothing.
 *
 * @param kind of operation.
 * @param expected value that a compare-and-set asks for.
 * @param value that a write sets.
 * @param status that the answer says; null without an answer.
 * @param seen value in the answer.
 */
record Effect(Kind kind, String expected, String value, Status status, String seen) {
  /** What an operation can be. */
  enum Kind {
    GET,
    PUT,
    CAS,
    DELETE
  }

  /** What an answer can say. */
  enum Status {
    OK,
    NOT_FOUND,
    MISMATCH,
    TOO_LARGE,
    MALFORMED
  }

  /** Whether it never changes anything, so that it says nothing without an answer. */
  boolean isRead() {
    return kind == Kind.GET;
  }

  /** Whether it was refused whatever the key held. */
  boolean isRefused() {
    return status == Status.TOO_LARGE || status == Status.MALFORMED;
  }

  Effect withoutAnswer() {
    return new Effect(kind, expected, value, null, null);
  }

  @Override
  public String toString() {
    String call =
        switch (kind) {
          case GET -> "get";
          case PUT -> "put " + value;
          case CAS -> "cas " + expected + " to " + value;
          case DELETE -> "delete";
        };
    if (status == null) {
      return call + " -> no answer";
    }
    return call + " -> " + status + (seen == null || seen.isEmpty() ? "" : " " + seen);
  }
}
