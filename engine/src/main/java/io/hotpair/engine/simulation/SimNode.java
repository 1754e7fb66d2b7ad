package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.Durability;
import io.hotpair.engine.pipeline.NodeEvents;
import io.hotpair.engine.pipeline.NodePipeline;
import io.hotpair.engine.pipeline.PeerOutput;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.engine.snapshot.SnapshotDepot;
import io.hotpair.journal.Journal;
import io.hotpair.journal.JournalException;
import org.agrona.collections.Long2LongHashMap;

/**
 * One node: its disk for good, and the production pipeline as long as its process lives. A step is
 * what the duty cycle of a production node does.
 */
final class SimNode implements NodeEvents {
  private static final int CONTROL_LIMIT = 32;
  private static final int RECORD_LIMIT = 64;
  private static final int INGRESS_LIMIT = 32;

  private final World world;
  private final int id;
  private final String name;
  private final Chance chance;
  private final SimDisk disk;
  private final StepPoints points = new StepPoints();
  private boolean isUp;
  private long incarnation;
  private long nextNs;
  private SimClock clock;
  private Station station;
  private Journal journal;
  private NodePipeline pipeline;
  private NodeOutput output;
  private NodeInbox inbox;
  private HeartbeatTask heartbeat;
  private long adoptedVersion;
  private long lostRecordsAs;
  private long foundLast;
  private final Long2LongHashMap heldMost = new Long2LongHashMap(-1);
  private boolean isApplyingLate;

  SimNode(World world, int id, Chance chance) {
    this.world = world;
    this.id = id;
    this.chance = chance;
    name = "node-" + id;
    disk = new SimDisk(chance.split());
  }

  void step() {
    if (!isUp) {
      start();
      return;
    }
    points.beginStep();
    try {
      work();
    } catch (SimulatedCrash crash) {
      world.checks().afterStep(this);
      crash(crash.isPowerLoss(), chance.about(world.swarm().meanDownNs()));
      return;
    } catch (JournalException e) {
      world.checks().afterStep(this);
      world.trace().event(world.nowNs(), name, "stops: its disk refuses");
      crash(false, chance.about(world.swarm().meanDownNs()));
      return;
    } catch (Violation e) {
      throw e;
    } catch (RuntimeException e) {
      throw new Violation("no-node-fails", name + " failed: " + e, e);
    }
    world.checks().afterStep(this);
    nextNs = localNs() + chance.about(world.swarm().stepNs());
  }

  private void start() {
    incarnation = disk.nextIncarnation();
    foundLast = disk.last();
    clock = SimClock.random(chance);
    points.disarm();
    points.beginStep();
    station = world.network().join(id);
    world.network().restart(id, world.nowNs());
    Sabotage sabotage = world.sabotage();
    journal = sabotage.journal(this, new SimJournal(disk, points, sabotage.isFoundJournalForced()));
    output = new NodeOutput(world, this);
    PeerOutput peers = sabotage.output(this, output);
    pipeline =
        new NodePipeline(
            id,
            incarnation,
            journal,
            new SimService((operation, hash) -> world.history().onApplied(name, operation, hash)),
            (streamId, channel) -> new SimAnswerChannel(world, this, channel),
            peers,
            this,
            world.swarm().protocolSettings(),
            world.swarm().pipelineSettings(),
            this::wallNs,
            this::monotonicNs,
            SnapshotDepot.NONE);
    inbox = new NodeInbox(world, this);
    heartbeat = new HeartbeatTask(world, this);
    adoptedVersion = 0;
    isUp = true;
    world.checks().onStart(this);
    world
        .trace()
        .event(world.nowNs(), name, "starts as #, journal up to #", incarnation, disk.last(), 0);
    nextNs = localNs() + chance.about(world.swarm().stepNs());
  }

  private void work() {
    world.sabotage().beforeStep(this);
    poll(StreamType.CONTROL, CONTROL_LIMIT);
    poll(StreamType.ACKS, CONTROL_LIMIT);
    poll(StreamType.CATCH_UP, RECORD_LIMIT);
    poll(StreamType.RECORDS, RECORD_LIMIT);
    pipeline.onDuty(monotonicNs());
    apply();
    if (pipeline.isTakingIngress()) {
      poll(StreamType.INGRESS, INGRESS_LIMIT);
    }
    pipeline.onDuty(monotonicNs());
    heartbeat.onDuty(monotonicNs());
    apply();
    if (chance.happens((double) world.swarm().stepNs() / world.swarm().writeBackNs())) {
      disk.writeBack();
    }
  }

  private void apply() {
    boolean isDue = !isApplyingLate || chance.happens(0.05);
    if (isDue && world.sabotage().isApplying(this)) {
      pipeline.apply();
      points.pass();
    }
  }

  int poll(StreamType type, int limit) {
    int most = chance.happens(0.1) ? 1 + chance.below(limit) : limit;
    return world.network().poll(id, type, most, localNs(), inbox);
  }

  /** The process dies; with its host's power, what was not forced may go too. */
  void crash(boolean isPowerLoss, long downNs) {
    boolean losesPower = isPowerLoss && world.checks().mayLosePower(this);
    long before = disk.last();
    heldMost.put(incarnation, heldMost(incarnation));
    isUp = false;
    station.die(chance, world.nowNs());
    pipeline.close();
    if (losesPower) {
      long kept = disk.losePower();
      if (kept < before && kept >= foundLast) {
        lostRecordsAs = incarnation;
      }
    }
    points.disarm();
    isApplyingLate = false;
    String what =
        losesPower ? "loses power: kept # of # records, # forced" : "crashes: kept # of # records";
    world.trace().event(world.nowNs(), name, what, disk.last(), before, disk.forced());
    nextNs = world.nowNs() + downNs;
  }

  void stall(long forNs) {
    nextNs = Math.max(nextNs, world.nowNs()) + forNs;
    world.trace().event(world.nowNs(), name, "stalls for # us", forNs / 1000, 0, 0);
  }

  /** The process dies at one of its next calls. */
  void armCrash(int atPoint, boolean losesPower) {
    points.arm(atPoint, losesPower);
  }

  void applyLate(boolean isLate) {
    isApplyingLate = isLate;
  }

  /** Ends what slows it down, and has it restart soon if it is down. */
  void heal() {
    isApplyingLate = false;
    points.disarm();
    disk.full(false);
    disk.slow(0);
    nextNs = Math.min(nextNs, world.nowNs() + world.swarm().stepNs());
  }

  @Override
  public void onView(View view, ReplicaRole role) {
    if (view.version() <= adoptedVersion) {
      throw new Violation(
          "views-go-up", name + " adopted " + view + " after version " + adoptedVersion);
    }
    adoptedVersion = view.version();
    world.checks().onAdopted(this, view);
    world
        .trace()
        .event(world.nowNs(), name, "adopts version # epoch #", view.version(), view.epoch(), 0);
    world.trace().line(world.nowNs(), name, "  " + role + " in " + view);
  }

  @Override
  public void onSequencing(long epoch, long firstSequence) {
    world.trace().event(world.nowNs(), name, "sequences epoch # from #", epoch, firstSequence, 0);
  }

  @Override
  public void onReplayed(long lastSequence) {
    world.trace().event(world.nowNs(), name, "has replayed up to #", lastSequence, 0, 0);
  }

  @Override
  public void onCut(long lastSequence, long formerLastSequence) {
    foundLast = Math.min(foundLast, lastSequence);
    heldMost.put(incarnation, Math.max(heldMost.get(incarnation), formerLastSequence));
    world
        .trace()
        .event(world.nowNs(), name, "cuts to # from #", lastSequence, formerLastSequence, 0);
  }

  @Override
  public void onDivergence(
      long agreedSequence, long sequence, long ownDigest, int peerId, long peerDigest) {
    throw new Violation(
        "digests-agree", name + " and node-" + peerId + " differ at sequence " + sequence);
  }

  long localNs() {
    return world.nowNs() + points.spentNs();
  }

  long monotonicNs() {
    return clock.monotonicNs(localNs());
  }

  long wallNs() {
    return clock.wallNs(localNs());
  }

  Durability durability() {
    return world.swarm().durability();
  }

  int id() {
    return id;
  }

  String name() {
    return name;
  }

  boolean isUp() {
    return isUp;
  }

  long incarnation() {
    return incarnation;
  }

  long nextNs() {
    return nextNs;
  }

  /**
   * Whether the host's power loss has taken records that the given incarnation, or a later one,
   * appended. What an incarnation found at its start is to be forced, so it counts as kept.
   */
  boolean hasLostRecordsSince(long ofIncarnation) {
    return lostRecordsAs >= ofIncarnation;
  }

  /** The most that the node has ever held in an incarnation. */
  long heldMost(long ofIncarnation) {
    return ofIncarnation == incarnation
        ? Math.max(heldMost.get(incarnation), disk.last())
        : heldMost.get(ofIncarnation);
  }

  SimDisk disk() {
    return disk;
  }

  SimClock clock() {
    return clock;
  }

  StepPoints points() {
    return points;
  }

  Station station() {
    return station;
  }

  Journal journal() {
    return journal;
  }

  NodePipeline pipeline() {
    return pipeline;
  }

  NodeOutput output() {
    return output;
  }

  ReplicaProtocol protocol() {
    return pipeline.protocol();
  }
}
