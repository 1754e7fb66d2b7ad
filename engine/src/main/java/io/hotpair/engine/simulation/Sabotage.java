package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.AnswerChannel;
import io.hotpair.engine.pipeline.PeerOutput;
import io.hotpair.journal.Journal;

/**
 * A deliberate break of one rule, made from outside: by changing what the production code is told,
 * or what becomes of what it does. One object for each world. The default breaks nothing.
 */
interface Sabotage {
  /** Breaks nothing. */
  Sabotage NONE = new Sabotage() {};

  /** The journal that a node gets. */
  default Journal journal(SimNode node, Journal journal) {
    return journal;
  }

  /** Whether what a node finds in its journal after a start is forced before it reports it. */
  default boolean isFoundJournalForced() {
    return true;
  }

  /** The way to its peers that a node gets. */
  default PeerOutput output(SimNode node, PeerOutput output) {
    return output;
  }

  /** A message that reaches a node. */
  default Message arriving(SimNode node, Message message) {
    return message;
  }

  /** A node begins a step. */
  default void beforeStep(SimNode node) {}

  /** Whether a node may apply in this step. */
  default boolean isApplying(SimNode node) {
    return true;
  }

  /** Whether an answer leaves a node. */
  default boolean isAnswered(AnswerChannel.Status status) {
    return true;
  }

  /** The watchdog has made a step; true if it is to begin anew because the register was moved. */
  default boolean afterStep(SimWatchdog watchdog) {
    return false;
  }

  /** A heartbeat that reaches the watchdog. */
  default Message.Heartbeat arriving(SimWatchdog watchdog, Message.Heartbeat heartbeat) {
    return heartbeat;
  }

  /** Whether the register knows who may be needed beside the members of its view. */
  default boolean areFormerMembersKept() {
    return true;
  }

  /** Whether what the watchdog writes into its register survives it. */
  default boolean isRegisterForced() {
    return true;
  }
}
