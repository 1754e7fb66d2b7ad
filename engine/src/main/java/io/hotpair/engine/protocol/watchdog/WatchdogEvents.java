package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.View;
import java.util.List;

/**
 * What the watchdog notices and decides, for logs, counters and people. Called on the watchdog's
 * thread: must not block. Every method may be left as it is. Silences are as the wall has them;
 * times are of the clock that drives the watchdog.
 */
public interface WatchdogEvents {
  /** Does nothing. */
  WatchdogEvents NONE = new WatchdogEvents() {};

  /** A node is heard for the first time in this incarnation. */
  default void heard(int nodeId, long incarnation, long atNs) {}

  /** A node that is not in the register's list speaks; told once for each. */
  default void unknownNode(int nodeId, long incarnation, long atNs) {}

  /** A node has been silent for longer than the patience with it. */
  default void suspected(int nodeId, long incarnation, long silentNs, long patienceNs, long atNs) {}

  /** A node is silent here, but another node heard it lately: a longer patience applies. */
  default void disagreed(int nodeId, int heardByNodeId, long silentNs, long boundNs, long atNs) {}

  /** A suspected node is heard again in the same incarnation: the suspicion was false. */
  default void cleared(
      int nodeId, long incarnation, long silentNs, long nextPatienceNs, long atNs) {}

  /** A member beats but does not move while another does: it is treated as suspected. */
  default void stuck(int nodeId, long incarnation, StuckReason why, long stuckNs, long atNs) {}

  /** A new view is in the register, and is being told. */
  default void granted(View view, GrantReason why, int nodeId, long atNs) {}

  /** A node's heartbeat carries the current version for the first time. */
  default void adopted(int nodeId, long incarnation, long version, long atNs) {}

  /** No view can be decided before these nodes are heard. */
  default void waitingFor(List<Integer> nodeIds, String why, long atNs) {}

  /** The watchdog will decide nothing until an operator has acted. */
  default void refused(String why, long atNs) {}

  /** What was waited for, or refused, is over. */
  default void resumed(long atNs) {}

  /** An operator's force was carried out. */
  default void forced(View view, String whatMayBeLost, long atNs) {}

  /** The watchdog itself did not run for a while; that time is held against nobody. */
  default void ownStall(long gapNs, long atNs) {}

  /** Nothing is heard of any node: held to be the watchdog's own trouble. */
  default void allSilent(long silentNs, long atNs) {}

  /** Another watchdog has moved the register. */
  default void registerMoved(View view, long atNs) {}
}
