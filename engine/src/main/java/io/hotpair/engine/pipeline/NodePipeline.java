package io.hotpair.engine.pipeline;

import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ProtocolSettings;
import io.hotpair.engine.protocol.replica.ReplicaOutput;
import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.session.ReplicatedState;
import io.hotpair.engine.snapshot.SnapshotDepot;
import io.hotpair.engine.snapshot.StateSnapshot;
import io.hotpair.journal.Journal;
import io.hotpair.journal.sbe.RecordKind;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * One node, whole, but for its network: messages go in by {@link #onView}, {@link #peers} and
 * {@link #ingress}, and out by {@link PeerOutput}. Production and simulation run this same class.
 * The sequencing thread calls everything except {@link #apply}, which the apply thread calls; the
 * two may be one.
 */
public final class NodePipeline implements ReplicaOutput, AutoCloseable {
  private static final long TICK_INTERVAL_NS = 50_000;
  private static final long EXPIRY_INTERVAL_NS = 1_000_000_000;

  private final int nodeId;
  private final long incarnation;
  private final Journal journal;
  private final PeerOutput output;
  private final NodeEvents events;
  private final Place place = new Place();
  private final OperationRing ring;
  private final ReplicaProtocol protocol;
  private final SlotPublisher publisher;
  private final IngressFeed ingress;
  private final RecordFeed records;
  private final ReplayFeed replay;
  private final CatchUpServer catchUps;
  private final SnapshotServer snapshotServer;
  private final SnapshotReceiver snapshotReceiver;
  private final SnapshotInstaller installer;
  private final JournalStage journalStage;
  private final ReplicateStage replicateStage;
  private final CommitStage commitStage;
  private final ApplyStage applyStage;
  private final Egress egress;
  private final DigestLog digests;
  private final PeerMessages peers;
  private final AckSender acks;
  private final PipelineSettings settings;
  private final long catchUpWindow;
  private volatile long heldFrom = Long.MAX_VALUE;
  private long tickNs;
  private long nextTickNs;
  private long nextExpiryNs;
  private boolean isTimeKnown;
  private long sequencingEpoch;

  /**
   * Puts a node together.
   *
   * @param nodeId of the node.
   * @param incarnation of its process.
   * @param journal of the node.
   * @param service to carry.
   * @param opener opens channels to clients.
   * @param output to the other nodes and the watchdog.
   * @param events is told what happens.
   * @param protocolSettings intervals.
   * @param settings sizes and bounds.
   * @param epochClock gives records their time.
   * @param nanoClock monotonic.
   * @param depot the node's snapshots; {@link SnapshotDepot#NONE} if it has none.
   */
  public NodePipeline(
      int nodeId,
      long incarnation,
      Journal journal,
      ReplicatedService service,
      AnswerChannel.Opener opener,
      PeerOutput output,
      NodeEvents events,
      ProtocolSettings protocolSettings,
      PipelineSettings settings,
      EpochNanoClock epochClock,
      NanoClock nanoClock,
      SnapshotDepot depot) {
    this.nodeId = nodeId;
    this.incarnation = incarnation;
    this.journal = journal;
    this.output = output;
    this.events = events;
    StageObserver observer = events.stages();
    this.settings = settings;
    // Two requests may be under way at a time, and live records come beside them.
    catchUpWindow = settings.ringSize() / 4;
    ring = new OperationRing(settings.ringSize(), settings.maxOperationLength());
    protocol = new ReplicaProtocol(nodeId, incarnation, journal.epochs(), this, protocolSettings);
    publisher = new SlotPublisher(ring);
    ClientSequences clientSequences = new ClientSequences();
    PendingOperations pending = new PendingOperations(settings.pendingCapacity(), clientSequences);
    ingress =
        new IngressFeed(
            ring,
            protocol,
            clientSequences,
            pending,
            settings.maxSessions(),
            settings.sessionTimeoutNs(),
            observer);
    records = new RecordFeed(ring, protocol, observer);
    replay = new ReplayFeed(ring, journal);
    snapshotServer = new SnapshotServer(journal, protocol, depot, output);
    snapshotReceiver = new SnapshotReceiver(depot, output);
    catchUps = new CatchUpServer(journal, protocol, output::catchUp);
    journalStage =
        new JournalStage(
            ring, journal, protocol, clientSequences, settings.durability(), epochClock, observer);
    replicateStage =
        new ReplicateStage(
            ring, protocol, output::record, nanoClock, settings.sendPatienceNs(), observer);
    commitStage = new CommitStage(ring, protocol, journal, clientSequences, observer);
    egress = new Egress(opener, place, settings.sessionWindow());
    ReplicatedState state = new ReplicatedState(service, egress, settings.sessionWindow());
    egress.sessions(state.sessions());
    digests = new DigestLog(settings.digestInterval());
    acks = new AckSender(journal, protocol, output::ack, observer, settings.ackHoldNs());
    applyStage = new ApplyStage(ring, state, egress, place, digests, epochClock, observer);
    installer =
        new SnapshotInstaller(
            ring,
            journal,
            protocol,
            depot,
            clientSequences,
            journalStage,
            commitStage,
            applyStage,
            replay);
    peers =
        new PeerMessages(
            journal,
            protocol,
            output,
            journalStage,
            new DigestComparison(digests, protocol, events),
            records,
            replay,
            catchUps,
            snapshotServer,
            snapshotReceiver);
  }

  /**
   * Begins with a snapshot that the journal continues. Before the first duty cycle.
   *
   * @param snapshot whose records the journal need not have.
   */
  public void startFrom(StateSnapshot snapshot) {
    installer.start(snapshot);
  }

  /** The watchdog tells a view to an incarnation of a node. */
  public boolean isViewNews(int targetId, long targetIncarnation, long version, long nowNs) {
    return protocol.isNews(targetId, targetIncarnation, version, nowNs);
  }

  /**
   * A view that is news is adopted.
   *
   * @param view for which {@link #isViewNews} said true.
   */
  public void onView(View view) {
    boolean isPromotion = protocol.isFollowing() && view.primaryId() == nodeId;
    if (isPromotion) {
      output.drainRecords();
    }
    journalStage.poll();
    if (settings.durability().isForceDue(view, view.primaryId() == nodeId)) {
      journal.force();
    }
    protocol.adopt(view);
    events.onView(view, protocol.role());
    journalStage.poll();
    updatePlace();
  }

  /**
   * What other nodes say.
   *
   * @return takes it.
   */
  public PeerMessages peers() {
    return peers;
  }

  /**
   * What clients send.
   *
   * @return the feed; not to be used unless {@link #isTakingIngress}.
   */
  public IngressFeed ingress() {
    return ingress;
  }

  /**
   * Whether ingress may be polled now.
   *
   * @return false while older ingress waits.
   */
  public boolean isTakingIngress() {
    boolean isStopped = place.isIntakeStopped() && protocol.isSequencing();
    return replay.isDone() && !isStopped && ingress.onDuty();
  }

  /**
   * One duty cycle: moves everything on as far as it goes.
   *
   * @param nowNs monotonic time.
   * @return how much was done.
   */
  public int onDuty(long nowNs) {
    ingress.onTime(nowNs);
    int work = replayOwnJournal() + journalStage.poll();
    if (!isTimeKnown || nowNs - nextTickNs >= 0) {
      nextTickNs = nowNs + TICK_INTERVAL_NS;
      onTick(nowNs);
      work += journalStage.poll();
    }
    work += replicateStage.poll();
    if (isHolding()) {
      acks.onDuty(nowNs);
    }
    work += commitStage.poll() + catchUps.poll(nowNs) + snapshotServer.poll(nowNs);
    heldFrom = Math.min(catchUps.heldFrom(), snapshotServer.heldFrom());
    updatePlace();
    return work;
  }

  private void onTick(long nowNs) {
    tickNs = nowNs;
    protocol.onTick(nowNs);
    installSnapshot();
    if (!isTimeKnown || nowNs - nextExpiryNs >= 0) {
      nextExpiryNs = nowNs + EXPIRY_INTERVAL_NS;
      isTimeKnown = true;
      expireSessions();
    }
  }

  private void expireSessions() {
    if (place.isIntakeStopped()) {
      // Nobody's sign of life is heard meanwhile, so everybody's silence begins anew.
      ingress.onPromoted();
    } else {
      ingress.expireSessions();
    }
  }

  private void installSnapshot() {
    long sequence = installer.poll();
    if (sequence > 0) {
      acks.onCut();
      events.onSnapshotInstalled(sequence);
    }
  }

  private int replayOwnJournal() {
    if (replay.isDone() || !isReplayable()) {
      return 0;
    }
    int count = replay.poll();
    if (replay.isDone()) {
      events.onReplayed(journal.lastSequence());
    }
    return count;
  }

  private boolean isReplayable() {
    return protocol.role() == ReplicaRole.PRIMARY || protocol.isPrefix();
  }

  private void updatePlace() {
    boolean isSequencing = protocol.isSequencing();
    long epoch = isSequencing ? protocol.view().epoch() : 0;
    boolean isMember = protocol.role() == ReplicaRole.HOT || protocol.role() == ReplicaRole.PRIMARY;
    boolean isAnswering = replay.isDone() && isMember;
    if (epoch != sequencingEpoch
        || protocol.role() != place.role()
        || isAnswering != place.isAnswering()) {
      if (epoch != 0 && epoch != sequencingEpoch) {
        ingress.onPromoted();
        events.onSequencing(epoch, journal.epochs().lastSequence());
      }
      sequencingEpoch = epoch;
      place.set(protocol.role(), epoch, isAnswering);
    }
  }

  /**
   * One duty cycle of the apply thread.
   *
   * @return how much was done.
   */
  public int apply() {
    return applyStage.poll();
  }

  /**
   * A way in for a client in this process.
   *
   * @param sessionId a negative number that no other client has.
   * @param answers called by the apply thread.
   * @return the ingress, for one thread.
   */
  public InProcessIngress inProcessIngress(long sessionId, InProcessAnswers answers) {
    return new InProcessIngress(ring, place, egress, sessionId, answers);
  }

  /**
   * Whether what this node's journal holds counts as held in its view's epoch: aligned (P6), and
   * with nothing left to replay.
   *
   * @return true if it may say so.
   */
  public boolean isHolding() {
    return replay.isDone() && protocol.isAligned();
  }

  @Override
  public void alignRequest(int primaryId, long epoch, long lastEpoch, long lastSequence) {
    output.alignRequest(primaryId, epoch, lastEpoch, lastSequence);
  }

  @Override
  public void alignReply(
      int followerId,
      long followerIncarnation,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd) {
    output.alignReply(
        followerId,
        followerIncarnation,
        epoch,
        askedEpoch,
        askedSequence,
        prefixEpoch,
        prefixEnd,
        journal.firstSequence());
  }

  @Override
  public long catchUpRequest(int primaryId, long epoch, long fromSequence) {
    long room = replay.isDone() ? Math.min(ring.free(), catchUpWindow) : 0;
    if (room > 0) {
      output.catchUpRequest(primaryId, epoch, fromSequence, fromSequence + room - 1);
    }
    return fromSequence + room - 1;
  }

  @Override
  public void snapshotRequest(int primaryId, long epoch) {
    if (protocol.role() == ReplicaRole.CATCHING_UP) {
      snapshotReceiver.ask(primaryId, epoch, tickNs);
    }
  }

  @Override
  public void admitRequest(long version, int newcomerId, long newcomerIncarnation) {
    output.admitRequest(version, newcomerId, newcomerIncarnation);
  }

  @Override
  public void cut(long lastSequence) {
    long former = journal.lastSequence();
    commitStage.cut(lastSequence);
    replay.onCut(lastSequence);
    acks.onCut();
    events.onCut(lastSequence, former);
  }

  @Override
  public boolean sequenceEpochStart(View view) {
    return replay.isDone()
        && publisher.epochStart(view, journal.epochs().lastEpoch(), nodeId, incarnation);
  }

  @Override
  public boolean sequenceAdmit(long version, int newcomerId, long newcomerIncarnation) {
    return publisher.admit(RecordKind.ADMIT, version, newcomerId, newcomerIncarnation);
  }

  @Override
  public boolean sequenceCancelAdmit(long version, int newcomerId, long newcomerIncarnation) {
    return publisher.admit(RecordKind.CANCEL_ADMIT, version, newcomerId, newcomerIncarnation);
  }

  /**
   * The protocol of this node, to be looked at.
   *
   * @return the protocol.
   */
  public ReplicaProtocol protocol() {
    return protocol;
  }

  /**
   * This node's place, for any thread.
   *
   * @return the place.
   */
  public Place place() {
    return place;
  }

  /**
   * Digests of this node.
   *
   * @return the log.
   */
  public DigestLog digests() {
    return digests;
  }

  /**
   * Sequence of the last record that was applied. Any thread.
   *
   * @return 0 if there is none.
   */
  public long applied() {
    return applyStage.applied();
  }

  /**
   * The first record of the journal that a follower is still being sent. Any thread.
   *
   * @return {@link Long#MAX_VALUE} if there is none.
   */
  public long heldFrom() {
    return heldFrom;
  }

  /**
   * The replicated state. Apply thread only.
   *
   * @return the state.
   */
  public ReplicatedState state() {
    return applyStage.state();
  }

  /**
   * What the stages and feeds counted.
   *
   * @return refused ingress frames, damaged records, records not sent live: in this order.
   */
  public long[] counts() {
    return new long[] {ingress.refused(), records.damaged(), replicateStage.skipped()};
  }

  /** Closes cursors and channels to clients; the journal is closed by whoever opened it. */
  @Override
  public void close() {
    replay.close();
    catchUps.close();
    egress.close();
  }
}
