package io.hotpair.engine.simulation;

import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.GrantReason;
import io.hotpair.engine.protocol.watchdog.NodeReport;
import io.hotpair.engine.protocol.watchdog.WatchdogEvents;
import io.hotpair.engine.protocol.watchdog.WatchdogProtocol;
import java.util.List;

/** The watchdog: its register for good, and the production protocol as long as it lives. */
final class SimWatchdog implements MessageHandler, WatchdogEvents {
  private static final String NAME = "watchdog";
  private static final int LIMIT = 64;

  private final World world;
  private final Chance chance;
  private final StepPoints points = new StepPoints();
  private final SimRegister register;
  private final NodeReport report = new NodeReport();
  private boolean isUp;
  private long nextNs;
  private SimClock clock;
  private Station station;
  private WatchdogProtocol protocol;

  SimWatchdog(World world, Chance chance) {
    this.world = world;
    this.chance = chance;
    register =
        new SimRegister(
            world.swarm().nodes(),
            points,
            world.sabotage(),
            (view, former) -> world.checks().onRegister(view, former));
  }

  void step() {
    if (!isUp) {
      start();
      return;
    }
    points.beginStep();
    try {
      world
          .network()
          .poll(world.watchdogEndpoint(), StreamType.CONTROL, LIMIT, world.nowNs(), this);
      protocol.onTick(monotonicNs());
      if (world.sabotage().afterStep(this)) {
        begin();
      }
    } catch (SimulatedCrash crash) {
      crash(chance.about(world.swarm().meanDownNs()));
      return;
    }
    nextNs = world.nowNs() + chance.about(world.swarm().stepNs());
  }

  private void start() {
    clock = SimClock.random(chance);
    station = world.network().join(world.watchdogEndpoint());
    world.network().restart(world.watchdogEndpoint(), world.nowNs());
    points.disarm();
    isUp = true;
    world
        .trace()
        .event(world.nowNs(), NAME, "starts at version #", register.read().version(), 0, 0);
    begin();
    nextNs = world.nowNs() + chance.about(world.swarm().stepNs());
  }

  private void begin() {
    protocol =
        new WatchdogProtocol(
            register, this::tell, this, world.swarm().watchdogTimings(), monotonicNs());
  }

  private void tell(View view, int nodeId, long incarnation) {
    points.pass();
    world
        .network()
        .send(
            station,
            StreamType.CONTROL,
            nodeId,
            new Message.ViewTold(view, nodeId, incarnation),
            world.nowNs());
  }

  void crash(long downNs) {
    isUp = false;
    station.die(chance, world.nowNs());
    points.disarm();
    register.onCrash(chance.happens(0.5));
    if (!world.sabotage().isRegisterForced() && chance.happens(0.5)) {
      register.loseLastWrite();
    }
    world.trace().event(world.nowNs(), NAME, "crashes");
    nextNs = world.nowNs() + downNs;
  }

  void armCrash(int atPoint) {
    points.arm(atPoint, false);
  }

  void stall(long forNs) {
    nextNs = Math.max(nextNs, world.nowNs()) + forNs;
    world.trace().event(world.nowNs(), NAME, "stalls for # us", forNs / 1000, 0, 0);
  }

  void heal() {
    points.disarm();
    nextNs = Math.min(nextNs, world.nowNs() + world.swarm().stepNs());
  }

  @Override
  public boolean onHeartbeat(Message.Heartbeat arriving) {
    Message.Heartbeat heartbeat = world.sabotage().arriving(this, arriving);
    report
        .from(heartbeat.fromId(), heartbeat.role(), heartbeat.fromIncarnation())
        .beat(heartbeat.beat(), heartbeat.timestampNs())
        .adopted(heartbeat.version(), heartbeat.epoch())
        .journal(heartbeat.lastEpoch(), heartbeat.held())
        .progress(heartbeat.committed(), heartbeat.applied())
        .digest(heartbeat.digestSequence(), heartbeat.digest());
    for (int peer = 0; peer < heartbeat.peerSilentNs().length; peer++) {
      if (peer != heartbeat.fromId()) {
        report.addPeer(peer, heartbeat.peerSilentNs()[peer], heartbeat.peerBeats()[peer]);
      }
    }
    protocol.onHeartbeat(report, monotonicNs());
    return true;
  }

  @Override
  public boolean onAdmitRequest(Message.AdmitRequest request) {
    protocol.onAdmitRequest(
        request.fromId(),
        request.fromIncarnation(),
        request.version(),
        request.newcomerId(),
        request.newcomerIncarnation(),
        monotonicNs());
    return true;
  }

  @Override
  public void suspected(int nodeId, long incarnation, long silentNs, long patienceNs, long atNs) {
    world
        .trace()
        .event(
            world.nowNs(),
            NAME,
            "suspects node-#, incarnation #, silent for # ns",
            nodeId,
            incarnation,
            silentNs);
  }

  @Override
  public void granted(View view, GrantReason why, int nodeId, long atNs) {
    world
        .trace()
        .event(
            world.nowNs(), NAME, "grants version # epoch #", view.version(), view.epoch(), nodeId);
    world.trace().line(world.nowNs(), NAME, "  " + why + " " + view);
  }

  @Override
  public void waitingFor(List<Integer> nodeIds, String why, long atNs) {
    world.trace().line(world.nowNs(), NAME, "waits for " + nodeIds + ": " + why);
  }

  @Override
  public void refused(String why, long atNs) {
    throw new Violation("register-is-newest", "the watchdog refuses to go on: " + why);
  }

  View view() {
    return register.read();
  }

  SimRegister register() {
    return register;
  }

  WatchdogProtocol protocol() {
    return protocol;
  }

  boolean isUp() {
    return isUp;
  }

  long nextNs() {
    return nextNs;
  }

  long monotonicNs() {
    return clock.monotonicNs(world.nowNs());
  }
}
