package io.hotpair.engine.protocol.replica;

/** The range of node ids. */
public final class NodeIds {
  /** One more than the greatest node id. */
  public static final int MAX = 32;

  private NodeIds() {}

  /**
   * Whether a number that came from elsewhere can be a node id.
   *
   * @param nodeId to check.
   * @return true if it is in range.
   */
  public static boolean isValid(int nodeId) {
    return nodeId >= 0 && nodeId < MAX;
  }
}
