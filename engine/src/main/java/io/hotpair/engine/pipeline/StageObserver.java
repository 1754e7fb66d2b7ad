package io.hotpair.engine.pipeline;

/**
 * Is told when operations pass the stages of a node: for measuring where the time goes. It runs on
 * the hot path, so it must not block, allocate or throw. The default does nothing, and the compiler
 * takes its calls out.
 */
public interface StageObserver {
  /** A moment in an operation's way through a node. */
  enum Stage {
    /** Taken from the client, on every node. The sequence is 0. */
    INGRESS,
    /** Given its sequence, on the primary. */
    SEQUENCED,
    /** Heard from the primary, on another node. */
    RECEIVED,
    /** Appended to this node's journal, and forced where durability asks for it later on. */
    JOURNALED,
    /** Handed to the network for the other nodes, on the primary. */
    SENT,
    /**
     * Every record up to the sequence was acked to the other nodes. Session and client sequence are
     * 0.
     */
    ACKED,
    /** Known to be held by every member of the view. */
    COMMITTED,
    /** Applied, and its answer handed to the network. Apply thread. */
    ANSWERED
  }

  /** Does nothing. */
  StageObserver NONE = (stage, sessionId, clientSequence, sequence) -> {};

  /**
   * An operation has passed a stage. Sequencing thread, but for {@link Stage#ANSWERED}. Records
   * that no client sent have session 0.
   *
   * @param stage that it passed.
   * @param sessionId of its session.
   * @param clientSequence of the operation.
   * @param sequence of its record.
   */
  void on(Stage stage, long sessionId, long clientSequence, long sequence);
}
