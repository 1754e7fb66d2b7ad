package io.hotpair.benchmarks.system;

import io.hotpair.benchmarks.load.LoadTarget;
import io.hotpair.benchmarks.load.LoadThreads;
import io.hotpair.benchmarks.process.ChildJava;
import java.util.List;
import java.util.Map;

/** A system whose processes run. One thread, but for the targets. */
public interface RunningSystem extends AutoCloseable {
  /**
   * Connects a client and waits until operations can be offered.
   *
   * @param sink takes its answers.
   * @return the client.
   */
  LoadTarget connect(LoadTarget.AnswerSink sink);

  /**
   * The threads of the load generator that suit it.
   *
   * @return by default one.
   */
  default LoadThreads clientThreads() {
    return LoadThreads.SINGLE;
  }

  /**
   * Its processes, without clients.
   *
   * @return those that run now.
   */
  List<ChildJava> processes();

  /**
   * The node that leads now.
   *
   * @return its id; -1 if none is known.
   */
  int leader();

  /**
   * The process of a node.
   *
   * @param nodeId of the node.
   * @return its latest process.
   */
  ChildJava node(int nodeId);

  /**
   * Starts a node again that has died.
   *
   * @param nodeId of the node.
   */
  void restart(int nodeId);

  /**
   * Cuts a node's links.
   *
   * @param nodeId of the node.
   * @param isFromNodesOnly whether watchdog and clients still reach it.
   */
  default void cut(int nodeId, boolean isFromNodesOnly) {
    throw new UnsupportedOperationException("no links to cut");
  }

  /** Makes all links good again. */
  default void heal() {
    throw new UnsupportedOperationException("no links to heal");
  }

  /**
   * Whether all nodes are in their places.
   *
   * @return true if so.
   */
  boolean isWhole();

  /**
   * The steps of a failover, from one to the next, as far as the system's own logs tell them.
   *
   * @param killedAtNs monotonic time of the kill.
   * @param nodeId of the killed node.
   * @param answeredAtNs monotonic time of the first answer afterwards.
   * @return microseconds by step, in order; empty if nothing is known.
   */
  Map<String, Double> steps(long killedAtNs, int nodeId, long answeredAtNs);

  /**
   * Operations in the leader's journal.
   *
   * @return count; -1 if it cannot be told.
   */
  default long operationsKept() {
    return -1;
  }

  /** Ends its processes in an orderly way. */
  @Override
  void close();
}
