package io.hotpair.engine.protocol;

import java.util.Comparator;
import java.util.List;

/**
 * Who carries on. Only the watchdog makes a view; nodes adopt it. Immutable.
 *
 * @param version +1 at every change of view; 0 before the first.
 * @param epoch +1 whenever another node, or another incarnation, becomes primary; 0 before the
 *     first.
 * @param primaryId node that sequences, a member; {@link #NO_PRIMARY} only in version 0.
 * @param members in ascending order of node id, each node once.
 * @param isForced whether an operator began this epoch, whatever was lost (P9).
 */
public record View(
    long version, long epoch, int primaryId, List<Member> members, boolean isForced) {
  /** In place of a primary's node id where there is none. */
  public static final int NO_PRIMARY = -1;

  /** What a node has before it is told anything. */
  public static final View NONE = new View(0, 0, NO_PRIMARY, List.of());

  /** A view of an epoch that nobody forced. */
  public View(long version, long epoch, int primaryId, List<Member> members) {
    this(version, epoch, primaryId, members, false);
  }

  /** The next view in the same epoch, with other members. */
  public View nextWith(List<Member> others) {
    return new View(version + 1, epoch, primaryId, others, isForced);
  }

  /** Checks and orders the members. */
  public View {
    members = members.stream().sorted(Comparator.comparingInt(Member::nodeId)).toList();
    for (int i = 1; i < members.size(); i++) {
      if (members.get(i - 1).nodeId() == members.get(i).nodeId()) {
        throw new IllegalArgumentException("node " + members.get(i).nodeId() + " is named twice");
      }
    }
    if (version < 0 || epoch < 0) {
      throw new IllegalArgumentException(
          "version " + version + " and epoch " + epoch + " must not be negative");
    }
    if (version > 0 && incarnationOf(members, primaryId) == 0) {
      throw new IllegalArgumentException(
          "primary " + primaryId + " is not among the members " + members);
    }
  }

  /**
   * The incarnation in which a node is a member.
   *
   * @param nodeId of the node.
   * @return its incarnation, 0 if the node is not a member.
   */
  public long incarnationOf(int nodeId) {
    return incarnationOf(members, nodeId);
  }

  /**
   * Whether a node, in just this incarnation, is a member.
   *
   * @param nodeId of the node.
   * @param incarnation of its process.
   * @return true if the view names it.
   */
  public boolean names(int nodeId, long incarnation) {
    return incarnation != 0 && incarnationOf(nodeId) == incarnation;
  }

  private static long incarnationOf(List<Member> members, int nodeId) {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).nodeId() == nodeId) {
        return members.get(i).incarnation();
      }
    }
    return 0;
  }
}
