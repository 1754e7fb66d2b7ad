package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.Durability;
import io.hotpair.engine.pipeline.PipelineSettings;
import io.hotpair.engine.protocol.replica.ProtocolSettings;
import io.hotpair.engine.protocol.watchdog.WatchdogTimings;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The mix of one world: which faults it has and how often, its network, its load. */
final class Swarm {
  private static final long MS = 1_000_000;

  private final int nodes;
  private final int clients;
  private final Durability durability;
  private final Map<Fault, Long> meanIntervalNs = new EnumMap<>(Fault.class);
  private final long safetyNs;
  private final long stepNs;
  private final long leastLatencyNs;
  private final long moreLatencyNs;
  private final double lossRate;
  private final double repeatRate;
  private final double repairRate;
  private final long repairNs;
  private final long thinkNs;
  private final long meanDownNs;
  private final long meanFaultNs;
  private final long sessionTimeoutNs;
  private final long writeBackNs;
  private final long progressTimeoutNs;
  private final long ackHoldNs;

  Swarm(int nodes, Set<Fault> allowed, Chance chance) {
    this.nodes = nodes;
    clients = 1 + chance.below(3);
    durability = chance.oneOf(Durability.values());
    double share = chance.between(0.1, 0.7);
    long frequencyNs = chance.scaled(25 * MS, 250 * MS);
    for (Fault fault : Fault.values()) {
      boolean isChosen = chance.happens(share);
      long meanNs = chance.scaled(frequencyNs / 3, frequencyNs * 3);
      if (isChosen && allowed.contains(fault)) {
        meanIntervalNs.put(fault, meanNs);
      }
    }
    safetyNs = chance.between(300 * MS, 1_000 * MS);
    stepNs = chance.scaled(MS / 5, MS);
    leastLatencyNs = chance.scaled(MS / 20, MS / 2);
    moreLatencyNs = chance.scaled(MS / 20, MS);
    lossRate = has(Fault.LOSS) ? chance.between(0.0005, 0.05) : 0;
    repeatRate = has(Fault.REPEAT) ? chance.between(0.0005, 0.02) : 0;
    repairRate = chance.between(0, 0.02);
    repairNs = chance.scaled(MS, 20 * MS);
    thinkNs = chance.scaled(MS / 2, 20 * MS);
    meanDownNs = chance.scaled(2 * MS, 150 * MS);
    meanFaultNs = chance.scaled(5 * MS, 150 * MS);
    sessionTimeoutNs = chance.happens(0.2) ? chance.scaled(200 * MS, 2_000 * MS) : 3_600_000 * MS;
    writeBackNs = chance.scaled(5 * MS, 1_000 * MS);
    progressTimeoutNs = chance.happens(0.7) ? chance.scaled(60 * MS, 300 * MS) : 0;
    ackHoldNs = chance.happens(0.5) ? chance.scaled(MS / 10, 5 * MS) : 0;
  }

  boolean has(Fault fault) {
    return meanIntervalNs.containsKey(fault);
  }

  Set<Fault> faults() {
    return meanIntervalNs.isEmpty()
        ? EnumSet.noneOf(Fault.class)
        : EnumSet.copyOf(meanIntervalNs.keySet());
  }

  long meanIntervalNs(Fault fault) {
    return meanIntervalNs.get(fault);
  }

  PipelineSettings pipelineSettings() {
    return new PipelineSettings(
        64,
        512,
        SESSION_WINDOW,
        1024,
        sessionTimeoutNs,
        8,
        durability,
        1 << 16,
        20 * MS,
        ackHoldNs);
  }

  static final int SESSION_WINDOW = 16;

  ProtocolSettings protocolSettings() {
    return new ProtocolSettings(4 * MS, 5 * MS, 60 * MS, 16, 200 * MS);
  }

  WatchdogTimings watchdogTimings() {
    return new WatchdogTimings()
        .heartbeatIntervalNs(2 * MS)
        .ownStallNs(5 * MS)
        .patienceFloorNs(10 * MS)
        .patienceCeilingNs(40 * MS)
        .patienceWindowNs(500 * MS)
        .learningNs(40 * MS)
        .settlingNs(0)
        .startPatienceNs(100 * MS)
        .penaltyDecayNs(200 * MS)
        .progressTimeoutNs(progressTimeoutNs)
        .tellIntervalNs(3 * MS)
        .keepAliveIntervalNs(15 * MS);
  }

  int nodes() {
    return nodes;
  }

  int clients() {
    return clients;
  }

  Durability durability() {
    return durability;
  }

  long safetyNs() {
    return safetyNs;
  }

  long stepNs() {
    return stepNs;
  }

  long leastLatencyNs() {
    return leastLatencyNs;
  }

  long moreLatencyNs() {
    return moreLatencyNs;
  }

  double lossRate() {
    return lossRate;
  }

  double repeatRate() {
    return repeatRate;
  }

  double repairRate() {
    return repairRate;
  }

  long repairNs() {
    return repairNs;
  }

  long thinkNs() {
    return thinkNs;
  }

  long meanDownNs() {
    return meanDownNs;
  }

  long meanFaultNs() {
    return meanFaultNs;
  }

  long sessionTimeoutNs() {
    return sessionTimeoutNs;
  }

  long writeBackNs() {
    return writeBackNs;
  }

  @Override
  public String toString() {
    return String.format(
        "%d nodes, %d clients, %s, faults %s, safety phase %d ms, steps of %d us, latency %d + %d us,"
            + " loss %.3f, faults last %d ms, down for %d ms, an operation every %.1f ms%s",
        nodes,
        clients,
        durability,
        meanIntervalNs.keySet(),
        safetyNs / MS,
        stepNs / 1000,
        leastLatencyNs / 1000,
        moreLatencyNs / 1000,
        lossRate,
        meanFaultNs / MS,
        meanDownNs / MS,
        thinkNs / 1e6,
        sessionTimeoutNs < 10_000 * MS
            ? ", sessions time out after " + sessionTimeoutNs / MS + " ms"
            : "");
  }
}
