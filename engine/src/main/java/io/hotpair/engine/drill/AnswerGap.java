package io.hotpair.engine.drill;

/**
 * A time in which the client got no answer.
 *
 * @param fromNs monotonic time of the answer before.
 * @param toNs monotonic time of the answer after.
 * @param nodeId whose answer ended it; -1 if there is no gap.
 */
record AnswerGap(long fromNs, long toNs, int nodeId) {
  static final AnswerGap NONE = new AnswerGap(0, 0, -1);

  boolean isKnown() {
    return nodeId >= 0;
  }

  long lengthNs() {
    return toNs - fromNs;
  }
}
