package io.hotpair.engine.replica;

import io.hotpair.engine.counters.NodeCounters;
import io.hotpair.engine.events.EventLog;
import io.hotpair.engine.host.DutyRelay;
import io.hotpair.engine.host.HostEpochClock;
import io.hotpair.engine.host.ThreadMode;
import io.hotpair.engine.pipeline.Durability;
import io.hotpair.engine.pipeline.InProcessAnswers;
import io.hotpair.engine.pipeline.InProcessIngress;
import io.hotpair.engine.pipeline.NodePipeline;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.engine.snapshot.SnapshotFile;
import io.hotpair.journal.ChronicleJournal;
import io.hotpair.transport.FrameRejections;
import io.hotpair.transport.MediaDriverLauncher;
import io.hotpair.transport.NodeHandlers;
import io.hotpair.transport.NodeTransport;
import io.hotpair.transport.Topology;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.SleepingIdleStrategy;
import org.agrona.concurrent.SystemNanoClock;

/**
 * A replica of the embedding engine: one of the two hot nodes. Launched with a {@link
 * ReplicaContext}, it recovers its journal, finds its place with the help of the watchdog, and
 * carries the engine's {@link io.hotpair.engine.service.ReplicatedService} until it is closed.
 *
 * <p>Any thread may call its methods.
 */
public final class Replica implements AutoCloseable {
  private static final long UPKEEP_IDLE_NS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long BACKGROUND_IDLE_NS = TimeUnit.MILLISECONDS.toNanos(10);

  /** Often enough for the pages that are ready to last at any rate. */
  private static final long PAGES_IDLE_NS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Deque<AutoCloseable> resources = new ArrayDeque<>();
  private final NodePipeline pipeline;
  private final ChronicleJournal journal;
  private final MediaDriverLauncher driver;
  private final NodeSnapshots snapshots;

  private Replica(ReplicaContext context) {
    EventLog log = context.eventLog();
    FailureLatch failure =
        new FailureLatch(
            context.failureHandler(), e -> log.event("warning", "message", e.getMessage()));
    try {
      journal = opened(ChronicleJournal.open(context.journalContext()));
      log.event(
          "recovered",
          "incarnation",
          journal.incarnation(),
          "lastEpoch",
          journal.epochs().lastEpoch(),
          "held",
          journal.lastSequence());
      snapshots = opened(new NodeSnapshots(context, journal));
      SnapshotFile base = snapshots.newest();
      driver = opened(context.host().launchNodeDriver(context.nodeId(), failure::onError));
      pipeline = startPipeline(context, log, failure, base);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private NodePipeline startPipeline(
      ReplicaContext context, EventLog log, FailureLatch failure, SnapshotFile base) {
    int nodeId = context.nodeId();
    long incarnation = journal.incarnation();
    SystemNanoClock clock = SystemNanoClock.INSTANCE;
    TransportPeerOutput output = new TransportPeerOutput(nodeId, incarnation);
    NodeTransport[] transport = new NodeTransport[1];
    NodePipeline nodePipeline =
        opened(
            new NodePipeline(
                nodeId,
                incarnation,
                journal,
                context.service(),
                (streamId, channel) ->
                    new TransportAnswerChannel(transport[0].openAnswers(channel, streamId)),
                output,
                new LoggedNodeEvents(log, snapshots::onInstalled, context.stageObserver()),
                context.protocolSettings(),
                context.pipelineSettings(),
                new HostEpochClock(),
                clock,
                snapshots.depot()));
    if (base != null) {
      nodePipeline.startFrom(base);
      log.event("restored", "sequence", base.sequence(), "snapshot", base.path().toString());
    }
    PeerAdapter adapter = new PeerAdapter(nodeId, incarnation, nodePipeline, clock);
    Topology topology = context.host().topology();
    transport[0] =
        opened(
            NodeTransport.launch(
                driver.aeron(),
                topology,
                nodeId,
                new NodeHandlers(adapter, adapter, adapter, adapter),
                new FrameRejections()));
    output.transport(transport[0]);
    int[] peerIds =
        topology.nodeIds().stream()
            .mapToInt(Integer::intValue)
            .filter(id -> id != nodeId)
            .toArray();
    HeartbeatSender heartbeats =
        new HeartbeatSender(
            nodeId, incarnation, peerIds, nodePipeline, journal, context.heartbeatIntervalNs());
    NodeCounters counters = opened(new NodeCounters(driver.aeron(), nodeId));
    ReplicaAgent sequencing =
        new ReplicaAgent(
            driver,
            transport[0],
            nodePipeline,
            journal,
            heartbeats,
            counters,
            snapshots,
            failure,
            clock);
    ApplyAgent applying = new ApplyAgent(nodePipeline, failure);
    // Closed once no thread touches the state any more, and before anything else is closed.
    opened(() -> logStop(log, nodePipeline));
    start(context, failure, sequencing, applying);
    startInBackground(failure, snapshots.upkeep(nodePipeline, failure), UPKEEP_IDLE_NS);
    startInBackground(failure, snapshots.agent(nodePipeline, failure), BACKGROUND_IDLE_NS);
    boolean isMapped = context.pipelineSettings().durability() != Durability.FORCED;
    if (isMapped) {
      // With each record forced, appending waits for the disk anyway.
      startInBackground(failure, journal.pageToucher(), PAGES_IDLE_NS);
    }
    boolean isForced = context.forceRecords() > 0 || context.forceIntervalNs() > 0;
    if (isForced) {
      PeriodicForce force =
          new PeriodicForce(
              journal, context.forceRecords(), context.forceIntervalNs(), failure, clock);
      startInBackground(failure, force, force.lookIntervalNs());
    } else if (isMapped && context.writeBehindBytes() > 0) {
      startInBackground(
          failure, journal.writeBehind(context.writeBehindBytes()), BACKGROUND_IDLE_NS);
    }
    return nodePipeline;
  }

  private static void logStop(EventLog log, NodePipeline pipeline) {
    log.event(
        "stopped",
        "applied",
        pipeline.applied(),
        "digest",
        Long.toHexString(pipeline.state().digest()));
  }

  private void start(
      ReplicaContext context, FailureLatch failure, Agent sequencing, Agent applying) {
    if (context.host().threads() == ThreadMode.SHARED) {
      run(context, failure, new CompositeAgent(sequencing, applying), context.sequencingCore());
    } else {
      run(context, failure, applying, context.applyCore());
      run(context, failure, sequencing, context.sequencingCore());
    }
  }

  private void startInBackground(FailureLatch failure, Agent agent, long idleNs) {
    AgentRunner runner =
        new AgentRunner(new SleepingIdleStrategy(idleNs), failure::onError, null, agent);
    opened(runner);
    AgentRunner.startOnThread(runner);
  }

  private void run(ReplicaContext context, FailureLatch failure, Agent agent, int core) {
    long standInNs = context.host().standInNs();
    if (standInNs == 0) {
      runOn(context, failure, agent, core);
      return;
    }
    DutyRelay relay = new DutyRelay(agent, standInNs, SystemNanoClock.INSTANCE);
    runOn(context, failure, relay.standIn(), context.standInCore());
    runOn(context, failure, relay.first(), core);
  }

  private void runOn(ReplicaContext context, FailureLatch failure, Agent agent, int core) {
    AgentRunner runner =
        new AgentRunner(
            context.host().idle().newStrategy(),
            failure::onError,
            null,
            context.host().thread(core).on(agent));
    opened(runner);
    AgentRunner.startOnThread(runner);
  }

  private <T extends AutoCloseable> T opened(T resource) {
    resources.push(resource);
    return resource;
  }

  /**
   * Directory of the media driver, in which the counters are.
   *
   * @return the directory's name.
   */
  public String driverDirectory() {
    return driver.directory();
  }

  /**
   * Starts a replica. It returns once the journal is recovered and the network is open; the
   * replica's place comes later, from the watchdog.
   *
   * @param context what to run; concluded here.
   * @return the running replica.
   * @throws io.hotpair.engine.config.SettingsException if a setting cannot be used.
   * @throws io.hotpair.journal.JournalException if the journal cannot be opened.
   * @throws io.hotpair.transport.TransportException if the network cannot be opened.
   */
  public static Replica launch(ReplicaContext context) {
    context.conclude();
    return new Replica(context);
  }

  /**
   * A way in for the engine that embeds this replica.
   *
   * @param answers called by the thread that applies, as the service is; must not block.
   * @return the ingress, for one thread.
   */
  public InProcessIngress ingress(InProcessAnswers answers) {
    long sessionId = -1 - ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    return pipeline.inProcessIngress(sessionId, answers);
  }

  /**
   * This node's role. It may have changed by the time it is read.
   *
   * @return role.
   */
  public ReplicaRole role() {
    return pipeline.place().role();
  }

  /**
   * Sequence of the last record in this node's journal.
   *
   * @return 0 if there is none.
   */
  public long held() {
    return journal.lastSequence();
  }

  /**
   * Sequence of the last record that was applied on this node.
   *
   * @return 0 if there is none.
   */
  public long applied() {
    return pipeline.applied();
  }

  /**
   * The number of this process's start.
   *
   * @return incarnation.
   */
  public long incarnation() {
    return journal.incarnation();
  }

  /** Stops the threads, closes the network, then the journal. */
  @Override
  public void close() {
    while (!resources.isEmpty()) {
      CloseHelper.quietClose(resources.pop());
    }
  }
}
