package io.hotpair.engine.replay;

import io.hotpair.engine.service.Operation;
import org.agrona.DirectBuffer;

/** Sees each operation of a replay with its answer. Called on the thread that replays. */
@FunctionalInterface
public interface ReplayListener {
  /** Takes no notice. */
  ReplayListener NONE = (operation, answer, length) -> {};

  /**
   * An operation was applied.
   *
   * @param operation that was applied; valid only during the call.
   * @param answer that holds the answer at index 0; valid only during the call.
   * @param length of the answer in bytes.
   */
  void onAnswer(Operation operation, DirectBuffer answer, int length);

  /**
   * An operation was offered again by its client, and not applied again.
   *
   * @param operation that was repeated; valid only during the call.
   */
  default void onRepeat(Operation operation) {}

  /**
   * An operation came after its session had ended, and was not applied.
   *
   * @param operation that was ignored; valid only during the call.
   */
  default void onIgnored(Operation operation) {}
}
