package io.hotpair.benchmarks.trace;

/** The moments in an operation's way of which a process takes stamps. */
enum Point {
  /** The client has offered it. */
  OFFERED,
  /** A node has taken it from the client. */
  INGRESS,
  /** The primary has given it its sequence. */
  SEQUENCED,
  /** Another node has heard its record. */
  RECEIVED,
  /** It is in a node's journal. */
  JOURNALED,
  /** The primary has handed its record to the network. */
  SENT,
  /** Another node has handed the ack that includes it to the network. */
  ACKED,
  /** A node knows that every member holds it. */
  COMMITTED,
  /** A node's service has applied it. */
  APPLIED,
  /** A node has handed its answer to the network. */
  ANSWERED,
  /** The client has heard the first answer. */
  HEARD;

  static final int COUNT = values().length;
}
