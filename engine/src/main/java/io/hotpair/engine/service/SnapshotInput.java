package io.hotpair.engine.service;

/** Gives the frames of a snapshot, in the order in which they were written. */
@FunctionalInterface
public interface SnapshotInput {
  /**
   * Hands over the next frame.
   *
   * @param handler called with the frame, which is valid only during the call.
   * @return false if there is none left; the handler was not called.
   */
  boolean poll(SnapshotOutput handler);
}
