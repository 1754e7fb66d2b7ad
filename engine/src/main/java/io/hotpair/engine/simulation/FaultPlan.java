package io.hotpair.engine.simulation;

import io.hotpair.engine.protocol.View;
import java.util.ArrayList;
import java.util.List;

/** Makes the faults of a world happen, and ends those that last. */
final class FaultPlan {
  private static final String NAME = "fault";
  private static final long PROMOTION_NS = 10_000_000;

  private final World world;
  private final Swarm swarm;
  private final Chance chance;
  private final Fault[] faults;
  private final long[] dueNs;
  private final List<Repair> repairs = new ArrayList<>();
  private final boolean[] isBackPressured;
  private boolean isHealed;

  private record Repair(long atNs, Runnable action) {}

  FaultPlan(World world, Chance chance) {
    this.world = world;
    this.chance = chance;
    swarm = world.swarm();
    faults = swarm.faults().toArray(new Fault[0]);
    dueNs = new long[faults.length];
    for (int i = 0; i < faults.length; i++) {
      dueNs[i] = chance.about(swarm.meanIntervalNs(faults[i]));
    }
    isBackPressured = new boolean[swarm.nodes()];
  }

  long nextNs() {
    long next = Long.MAX_VALUE;
    for (long due : dueNs) {
      next = Math.min(next, due);
    }
    for (Repair repair : repairs) {
      next = Math.min(next, repair.atNs());
    }
    return next;
  }

  void step() {
    long nowNs = world.nowNs();
    for (int i = 0; i < repairs.size(); i++) {
      if (repairs.get(i).atNs() <= nowNs) {
        repairs.remove(i--).action().run();
      }
    }
    for (int i = 0; i < faults.length; i++) {
      if (dueNs[i] <= nowNs) {
        dueNs[i] = nowNs + chance.about(swarm.meanIntervalNs(faults[i]));
        happen(faults[i]);
      }
    }
  }

  private void happen(Fault fault) {
    SimNode node = world.node(chance.below(swarm.nodes()));
    switch (fault) {
      case CRASH -> crash(node);
      case CRASH_INSIDE -> node.armCrash(1 + chance.below(60), false);
      case BLINK -> blink();
      case CRASH_ALL -> crashAll();
      case POWER_LOSS -> losePower(node);
      case STALL -> {
        if (node.isUp()) {
          node.stall(lasting());
        }
      }
      case SLOW_DISK -> {
        node.disk().slow(chance.scaled(100_000, 30_000_000));
        later(() -> node.disk().slow(0));
      }
      case FULL_DISK -> {
        node.disk().full(true);
        later(() -> node.disk().full(false));
      }
      case WATCHDOG_CRASH -> {
        if (world.watchdog().isUp()) {
          if (chance.happens(0.5)) {
            world.watchdog().crash(chance.about(swarm.meanDownNs()));
          } else {
            world.watchdog().armCrash(1 + chance.below(6));
          }
        }
      }
      case WATCHDOG_STALL -> {
        if (world.watchdog().isUp()) {
          world.watchdog().stall(lasting());
        }
      }
      case CLIENT_CRASH -> {
        SimClient client = world.clients()[chance.below(swarm.clients())];
        if (client.isUp()) {
          client.crash(chance.about(swarm.meanDownNs()));
        }
      }
      case CUT_NODES -> cut(node.id(), otherNode(node.id()));
      case CUT_WATCHDOG -> cut(node.id(), world.watchdogEndpoint());
      case ISOLATE_PRIMARY -> isolatePrimary();
      case CUT_CLIENT -> cut(node.id(), world.clients()[chance.below(swarm.clients())].endpoint());
      case LOSS, REPEAT, BLINK_AFTER_PROMOTION -> {
        // all the time
      }
      case DELAY -> delay();
      case CLOCK_JUMP -> {
        if (node.isUp()) {
          node.clock().jump(chance.between(-100_000_000, 100_000_000));
        }
      }
      case BACK_PRESSURE -> {
        isBackPressured[node.id()] = true;
        later(() -> isBackPressured[node.id()] = false);
      }
      case APPLY_LAG -> {
        node.applyLate(true);
        later(() -> node.applyLate(false));
      }
    }
  }

  private long lasting() {
    return chance.about(swarm.meanFaultNs());
  }

  private void later(Runnable action) {
    later(lasting(), action);
  }

  private void later(long afterNs, Runnable action) {
    repairs.add(new Repair(world.nowNs() + afterNs, action));
  }

  private void crash(SimNode node) {
    if (node.isUp()) {
      node.crash(false, downNs());
    }
  }

  private void blink() {
    int primaryId = world.watchdog().view().primaryId();
    if (primaryId >= 0 && world.node(primaryId).isUp()) {
      world.node(primaryId).crash(false, chance.about(swarm.stepNs()));
    }
  }

  /** The register has a new view. */
  void onRegister(View former, View next) {
    boolean isPromotion = former.primaryId() != next.primaryId();
    if (isHealed || !isPromotion || !swarm.has(Fault.BLINK_AFTER_PROMOTION)) {
      return;
    }
    SimNode node = world.node(next.primaryId());
    later(
        chance.about(PROMOTION_NS),
        () -> {
          if (node.isUp() && chance.happens(0.7)) {
            node.crash(false, chance.about(swarm.stepNs()));
            if (world.watchdog().isUp() && chance.happens(0.7)) {
              world.watchdog().crash(chance.about(swarm.meanDownNs()));
            }
          }
        });
  }

  private void isolatePrimary() {
    int primaryId = world.watchdog().view().primaryId();
    if (primaryId >= 0) {
      cut(primaryId, world.watchdogEndpoint(), 0, 3 * lasting());
    }
  }

  private long downNs() {
    return chance.happens(0.3) ? chance.about(swarm.stepNs()) : chance.about(swarm.meanDownNs());
  }

  private void crashAll() {
    for (int id = 0; id < swarm.nodes(); id++) {
      SimNode node = world.node(id);
      if (node.isUp()) {
        if (chance.happens(0.5)) {
          node.crash(chance.happens(0.5) && swarm.has(Fault.POWER_LOSS), downNs());
        } else {
          node.armCrash(1 + chance.below(20), false);
        }
      }
    }
  }

  private void losePower(SimNode node) {
    if (!node.isUp()) {
      return;
    }
    if (chance.happens(0.5)) {
      node.armCrash(1 + chance.below(60), true);
    } else {
      node.crash(true, downNs());
    }
  }

  private int otherNode(int id) {
    return (id + 1 + chance.below(swarm.nodes() - 1)) % swarm.nodes();
  }

  private void cut(int first, int second) {
    cut(first, second, chance.below(3), lasting());
  }

  private void cut(int first, int second, int ways, long forNs) {
    boolean isLost = chance.happens(0.5);
    if (ways != 1) {
      world.network().cut(first, second, isLost);
    }
    if (ways != 2) {
      world.network().cut(second, first, isLost);
    }
    world.trace().event(world.nowNs(), NAME, "cuts endpoints # and #, ways #", first, second, ways);
    later(
        forNs,
        () -> {
          world.network().mend(first, second);
          world.network().mend(second, first);
          world.trace().event(world.nowNs(), NAME, "mends endpoints # and #", first, second, 0);
        });
  }

  private void delay() {
    int from = chance.below(world.endpoints());
    int to = chance.below(world.endpoints());
    world.network().slow(from, to, chance.scaled(2, 100));
    world.trace().event(world.nowNs(), NAME, "slows endpoint # to #", from, to, 0);
    later(() -> world.network().mend(from, to));
  }

  boolean isBackPressured(int nodeId) {
    return isBackPressured[nodeId] && chance.happens(0.9);
  }

  /** Nothing goes wrong from now on, and what was wrong is mended. */
  void heal() {
    isHealed = true;
    for (int i = 0; i < dueNs.length; i++) {
      dueNs[i] = Long.MAX_VALUE;
    }
    for (Repair repair : repairs) {
      repair.action().run();
    }
    repairs.clear();
    world.network().heal();
    world.watchdog().heal();
    for (int id = 0; id < swarm.nodes(); id++) {
      world.node(id).heal();
    }
    for (SimClient client : world.clients()) {
      client.heal();
    }
    world.trace().event(world.nowNs(), NAME, "everything heals");
  }

  boolean isHealed() {
    return isHealed;
  }
}
