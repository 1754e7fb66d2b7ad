package io.hotpair.engine.load;

import org.agrona.DirectBuffer;

/** Is told of every operation and answer of a load. Load thread only; must not block. */
public interface LoadObserver {
  /** Watches nothing. */
  LoadObserver NONE =
      new LoadObserver() {
        @Override
        public void onOffered(long clientSequence, long atNs) {}

        @Override
        public void onAnswer(
            long clientSequence,
            int nodeId,
            long atNs,
            DirectBuffer buffer,
            int offset,
            int length) {}
      };

  /**
   * An operation was sent.
   *
   * @param clientSequence of the operation.
   * @param atNs monotonic time.
   */
  void onOffered(long clientSequence, long atNs);

  /**
   * An answer was delivered.
   *
   * @param clientSequence of the operation.
   * @param nodeId whose answer it is.
   * @param atNs monotonic time.
   * @param buffer that holds the answer; valid only during the call.
   * @param offset where it begins.
   * @param length in bytes.
   */
  void onAnswer(
      long clientSequence, int nodeId, long atNs, DirectBuffer buffer, int offset, int length);
}
