package io.hotpair.engine.service;

import org.agrona.DirectBuffer;

/** Takes the frames of a snapshot, in order. */
@FunctionalInterface
public interface SnapshotOutput {
  /** Longest frame in bytes. */
  int MAX_FRAME_LENGTH = 1 << 20;

  /**
   * Writes one frame; the bytes are copied before it returns.
   *
   * @param buffer that holds the frame.
   * @param offset where it begins.
   * @param length in bytes, 1 to {@link #MAX_FRAME_LENGTH}.
   */
  void frame(DirectBuffer buffer, int offset, int length);
}
