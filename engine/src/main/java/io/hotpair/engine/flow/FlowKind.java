package io.hotpair.engine.flow;

/** Which service the operations are for. */
public enum FlowKind {
  /** Operations of the order book service. */
  ORDERS,
  /** Operations of the key-value service. */
  KEY_VALUES
}
