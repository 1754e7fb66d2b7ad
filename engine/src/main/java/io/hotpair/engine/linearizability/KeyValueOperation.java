package io.hotpair.engine.linearizability;

/**
 * An operation of a history with what its client saw of it.
 *
 * @param session that offered it.
 * @param sequence of the operation in its session.
 * @param invokeNs when it was offered, monotonic.
 * @param completeNs when its answer came; {@link #NEVER} if none did.
 * @param effect what it does to its key and what its answer says about the key.
 * @param key that it is about.
 * @param by the node whose answer it was; null if none came.
 * @param hint where the pair says that it put the operation into its order, {@link #NEVER} if
 *     unknown; only tells the search what to try first.
 */
record KeyValueOperation(
    long session,
    long sequence,
    long invokeNs,
    long completeNs,
    Effect effect,
    String key,
    String by,
    long hint) {
  /** Completion of an operation without an answer, and hint of one without a place. */
  static final long NEVER = Long.MAX_VALUE;

  boolean isAnswered() {
    return completeNs != NEVER;
  }

  /** The same operation as it looked before its answer came. */
  KeyValueOperation withoutAnswer() {
    return new KeyValueOperation(
        session, sequence, invokeNs, NEVER, effect.withoutAnswer(), key, null, hint);
  }

  @Override
  public String toString() {
    return "session " + session + " operation " + sequence + ": " + effect;
  }
}
