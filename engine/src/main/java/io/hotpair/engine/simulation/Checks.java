package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.Durability;
import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.AdmitDecoder;
import io.hotpair.journal.sbe.RecordKind;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/** The invariants that are looked at after every step of a node. */
final class Checks {
  private static final long NOBODY = -1;

  private final World world;
  private final long[] checkedCommitted;
  private final long[] checkedApplied;
  private final Long2LongHashMap sequencerOf = new Long2LongHashMap(NOBODY);
  private final Long2ObjectHashMap<View> views = new Long2ObjectHashMap<>();
  private List<Member> leftBehind = List.of();
  private long takenUpVersion;
  private long steps;

  Checks(World world) {
    this.world = world;
    checkedCommitted = new long[world.swarm().nodes()];
    checkedApplied = new long[world.swarm().nodes()];
  }

  void onStart(SimNode node) {
    checkedCommitted[node.id()] = 0;
    checkedApplied[node.id()] = 0;
  }

  /** The register has a new view, and remembers who may be needed beside its members. */
  void onRegister(View view, List<Member> besideIt) {
    for (Member member : view.members()) {
      long newest = world.node(member.nodeId()).disk().incarnation();
      if (member.incarnation() < 1 || member.incarnation() > newest) {
        throw new Violation("views-name-the-living", view + " names an incarnation that never was");
      }
    }
    View former = views.put(view.version(), view);
    if (former != null && !former.equals(view)) {
      throw new Violation("one-view-per-version", former + " and " + view);
    }
    View last = views.get(view.version() - 1);
    if (last != null) {
      world.faults().onRegister(last, view);
    }
    leftBehind = besideIt;
  }

  /** A node takes a view as its own. */
  void onAdopted(SimNode node, View view) {
    View granted = views.get(view.version());
    if (granted != null && granted.epoch() != view.epoch()) {
      throw new Violation("one-view-per-version", node.name() + " adopted " + view);
    }
    if (view.names(node.id(), node.incarnation())) {
      takenUpVersion = Math.max(takenUpVersion, view.version());
    }
  }

  void afterStep(SimNode node) {
    steps++;
    int id = node.id();
    ReplicaProtocol protocol = node.protocol();
    long committed = protocol.committed();
    if (committed < checkedCommitted[id]) {
      throw new Violation("committed-stays", node.name() + " takes back a commit");
    }
    if (committed > node.disk().last()) {
      throw new Violation(
          "committed-is-held",
          node.name() + " holds " + node.disk().last() + ", and has committed " + committed);
    }
    for (long sequence = checkedCommitted[id] + 1; sequence <= committed; sequence++) {
      world.history().onCommitted(node.name(), sequence, node.disk().digest(sequence));
    }
    if (committed > checkedCommitted[id]) {
      checkHolds(node, committed);
      world.trace().event(world.nowNs(), node.name(), "has committed #", committed, 0, 0);
    }
    checkedCommitted[id] = committed;
    long applied = node.pipeline().applied();
    if (applied > committed || applied < checkedApplied[id]) {
      throw new Violation(
          "applied-is-committed",
          node.name() + " has applied " + applied + ", and committed " + committed);
    }
    checkedApplied[id] = applied;
    if (protocol.isSequencing()) {
      long who = node.incarnation() * world.swarm().nodes() + id;
      long former = sequencerOf.put(protocol.view().epoch(), who);
      if (former != NOBODY && former != who) {
        throw new Violation(
            "one-sequencer-per-epoch",
            node.name() + " sequences in epoch " + protocol.view().epoch() + " as another did");
      }
    }
  }

  /** P5: in the newest view, every member has held what is committed, in the incarnation named. */
  private void checkHolds(SimNode node, long committed) {
    View view = world.watchdog().view();
    if (view.version() != node.protocol().view().version()) {
      return;
    }
    for (Member member : view.members()) {
      long held = world.node(member.nodeId()).heldMost(member.incarnation());
      boolean isMember = view.names(node.id(), node.incarnation());
      if (isMember && held < committed) {
        throw new Violation(
            "committed-is-held-by-all",
            node.name() + " has committed " + committed + ", but " + member + " held only " + held);
      }
    }
  }

  /**
   * Whether a host may lose power now without the promise of the durability in force allowing a
   * loss: another member has kept all it ever held, or the node is alone, knows it, and forces. As
   * long as no member has taken the view up, a member of the view before it will do.
   */
  boolean mayLosePower(SimNode node) {
    Durability durability = world.swarm().durability();
    if (durability == Durability.FORCED) {
      return true;
    }
    View view = world.watchdog().view();
    if (hasIntactOther(node, view.members())
        || (takenUpVersion < view.version() && hasIntactOther(node, leftBehind))) {
      return true;
    }
    return durability == Durability.FORCED_WHEN_ALONE
        && node.isUp()
        && view.members().size() == 1
        && view.names(node.id(), node.incarnation())
        && node.protocol().view().version() == view.version();
  }

  private boolean hasIntactOther(SimNode node, List<Member> members) {
    for (Member member : members) {
      SimNode other = world.node(member.nodeId());
      if (other != node && !other.hasLostRecordsSince(member.incarnation())) {
        return true;
      }
    }
    return false;
  }

  /** Whether everyone is hot again and level, and every client has its answers. */
  boolean isWell() {
    View view = world.watchdog().view();
    long end = world.history().committed();
    if (view.members().size() < world.swarm().nodes()) {
      return false;
    }
    for (int id = 0; id < world.swarm().nodes(); id++) {
      SimNode node = world.node(id);
      boolean isHot =
          node.isUp()
              && view.names(id, node.incarnation())
              && node.protocol().view().equals(view)
              && (node.protocol().role() == ReplicaRole.HOT
                  || node.protocol().role() == ReplicaRole.PRIMARY);
      boolean isLevel = isHot && node.disk().last() == end && node.pipeline().applied() == end;
      if (!isLevel || node.pipeline().state().timers().size() > 0) {
        return false;
      }
    }
    for (SimClient client : world.clients()) {
      if (!client.isContent()) {
        return false;
      }
    }
    return true;
  }

  /** Says what is not well. */
  String whatIsWrong() {
    StringBuilder text = new StringBuilder();
    View view = world.watchdog().view();
    text.append("history ").append(world.history().committed()).append(", register ").append(view);
    for (int id = 0; id < world.swarm().nodes(); id++) {
      SimNode node = world.node(id);
      text.append("; ").append(node.name());
      if (!node.isUp()) {
        text.append(" down");
        continue;
      }
      ReplicaProtocol protocol = node.protocol();
      text.append(" #").append(node.incarnation()).append(' ').append(protocol.role());
      text.append(" version ").append(protocol.view().version());
      text.append(" last epoch ").append(node.journal().epochs().lastEpoch());
      text.append(" held ").append(node.disk().last());
      text.append(" committed ").append(protocol.committed());
      text.append(" applied ").append(node.pipeline().applied());
      text.append(" uncommitted").append(tail(node));
      text.append(" timers ").append(node.pipeline().state().timers().size());
    }
    for (SimClient client : world.clients()) {
      text.append("; ").append(client);
    }
    return text.toString();
  }

  private static String tail(SimNode node) {
    StringBuilder text = new StringBuilder(" [");
    RecordFlyweight record = new RecordFlyweight();
    for (long at = node.protocol().committed() + 1; at <= node.disk().last(); at++) {
      byte[] bytes = node.disk().bytes(at);
      record.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
      text.append(at).append(':').append(record.kind()).append('@').append(record.epoch());
      if (record.kind() == RecordKind.ADMIT || record.kind() == RecordKind.CANCEL_ADMIT) {
        AdmitDecoder admit =
            new AdmitDecoder()
                .wrap(
                    new UnsafeBuffer(bytes),
                    record.payloadOffset(),
                    AdmitDecoder.BLOCK_LENGTH,
                    AdmitDecoder.SCHEMA_VERSION);
        text.append('(')
            .append(admit.nodeId())
            .append('#')
            .append(admit.incarnation())
            .append(" v")
            .append(admit.version())
            .append(')');
      }
      text.append(' ');
    }
    return text.append(']').toString();
  }

  /** What was answered must be in some journal at the end; everyone being level is judged apart. */
  void atEnd() {
    long longest = 0;
    for (int id = 0; id < world.swarm().nodes(); id++) {
      longest = Math.max(longest, world.node(id).disk().last());
    }
    if (longest < world.history().lastAnswered()) {
      throw new Violation(
          "answered-stays",
          "the journals end at "
              + longest
              + ", answered was up to "
              + world.history().lastAnswered());
    }
  }

  long steps() {
    return steps;
  }
}
