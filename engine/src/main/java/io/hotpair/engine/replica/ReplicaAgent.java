package io.hotpair.engine.replica;

import io.hotpair.engine.counters.NodeCounters;
import io.hotpair.engine.pipeline.NodePipeline;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.journal.Journal;
import io.hotpair.transport.MediaDriverLauncher;
import io.hotpair.transport.NodeTransport;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * The sequencing thread: polls the network, drives the pipeline, beats. It only polls, and never
 * waits.
 */
final class ReplicaAgent implements Agent {
  private static final int CONTROL_LIMIT = 32;
  private static final int RECORD_LIMIT = 64;

  /** More than of live records, or a node that is busy with those would never catch up. */
  private static final int CATCH_UP_LIMIT = 256;

  private static final int INGRESS_LIMIT = 32;
  private static final long COUNTER_INTERVAL_NS = 1_000_000;

  private final MediaDriverLauncher driver;
  private final NodeTransport transport;
  private final NodePipeline pipeline;
  private final Journal journal;
  private final HeartbeatSender heartbeats;
  private final NodeCounters counters;
  private final NodeSnapshots snapshots;
  private final FailureLatch failure;
  private final NanoClock clock;
  private boolean isHearingClients = true;
  private View countedView;
  private long nextCountNs;

  ReplicaAgent(
      MediaDriverLauncher driver,
      NodeTransport transport,
      NodePipeline pipeline,
      Journal journal,
      HeartbeatSender heartbeats,
      NodeCounters counters,
      NodeSnapshots snapshots,
      FailureLatch failure,
      NanoClock clock) {
    this.driver = driver;
    this.transport = transport;
    this.pipeline = pipeline;
    this.journal = journal;
    this.heartbeats = heartbeats;
    this.counters = counters;
    this.snapshots = snapshots;
    this.failure = failure;
    this.clock = clock;
  }

  @Override
  public void onStart() {
    nextCountNs = clock.nanoTime();
  }

  @Override
  public int doWork() {
    failure.check();
    int work = driver.invokeInARow();
    work += transport.pollControl(CONTROL_LIMIT);
    // What catch-up brings comes before the live records that follow it.
    work += transport.pollCatchUp(CATCH_UP_LIMIT);
    work += transport.pollRecords(RECORD_LIMIT);
    work += pipeline.onDuty(clock.nanoTime());
    hearClientsAsMember();
    if (pipeline.isTakingIngress()) {
      work += transport.pollIngress(INGRESS_LIMIT);
    }
    long nowNs = clock.nanoTime();
    work += pipeline.onDuty(nowNs);
    long divergedAt = failure.divergedAt();
    if (divergedAt > 0) {
      // The last one, so that the primary, too, sees and keeps the digest that differs. Not this
      // node's newest: the primary need not have applied that far and would have nothing to
      // compare.
      work += heartbeats.beat(transport.control(), nowNs, divergedAt);
      // On a shared thread nobody else would put it on the wire: this agent ends with the next
      // turn.
      work += driver.invoke();
    } else {
      work += heartbeats.onDuty(transport.control(), nowNs);
    }
    count(nowNs);
    return work;
  }

  /**
   * A node that replays or catches up does not hear clients: it would fall so far behind their
   * streams that, once a member, it had seconds of old operations to hear first, or none at all
   * until it had given the stream up and joined it again, and both while it has to carry on.
   */
  private void hearClientsAsMember() {
    boolean isMember = pipeline.place().isAnswering();
    if (isMember != isHearingClients) {
      isHearingClients = isMember;
      transport.hearClients(isMember);
    }
  }

  private void count(long nowNs) {
    if (nowNs - nextCountNs < 0) {
      return;
    }
    nextCountNs = nowNs + COUNTER_INTERVAL_NS;
    ReplicaProtocol protocol = pipeline.protocol();
    View view = protocol.view();
    if (countedView != view) {
      countedView = view;
      counters.place(protocol.role(), view);
    }
    snapshots.show(counters);
    counters.progress(
        journal.lastSequence(),
        protocol.committed(),
        pipeline.applied(),
        protocol.watchdogSilentNs(nowNs));
  }

  @Override
  public String roleName() {
    return "hotpair-sequencing";
  }
}
