package io.hotpair.engine.protocol.replica;

import io.hotpair.engine.protocol.View;
import io.hotpair.journal.EpochTable;

/**
 * A replica's side of rules P2 to P8. Messages, records and the time go in; the role, the commit
 * position and calls of {@link ReplicaOutput} come out. The thread that sequences calls everything.
 *
 * <p>The surroundings call {@link #judge} for each record that arrives, {@link #onTaken} for each
 * that they took in, {@link #onJournaled} for each that is in the journal, and journal all that
 * they took in before they call anything else.
 */
public final class ReplicaProtocol {
  private final int nodeId;
  private final long incarnation;
  private final EpochTable epochs;
  private final ReplicaOutput output;
  private final HoldTable holds = new HoldTable();
  private final PeerTable peers = new PeerTable();
  private final Admission admission = new Admission();
  private final LogTail tail = new LogTail();
  private final CommitRule commitRule;
  private final FollowerAlignment alignment;
  private final NewcomerAdmission newcomers;
  private View view = View.NONE;
  private ReplicaRole role = ReplicaRole.RECOVERING;
  private long announced;
  private long committed;
  private long watchdogHeardAtNs;
  private boolean isWatchdogHeard;
  private boolean isEpochStartDue;
  private boolean isStartedAnew;

  /**
   * Creates it for one incarnation.
   *
   * @param nodeId of this node.
   * @param incarnation of this process.
   * @param epochs of this node's journal; it follows appends and cuts.
   * @param output does what the protocol asks for.
   * @param settings intervals.
   */
  public ReplicaProtocol(
      int nodeId,
      long incarnation,
      EpochTable epochs,
      ReplicaOutput output,
      ProtocolSettings settings) {
    this.nodeId = nodeId;
    this.incarnation = incarnation;
    this.epochs = epochs;
    this.output = output;
    commitRule = new CommitRule(nodeId, holds, admission);
    alignment = new FollowerAlignment(epochs, tail, output, settings);
    newcomers = new NewcomerAdmission(nodeId, holds, peers, admission, output, settings);
    tail.moveTo(epochs.lastEpoch(), epochs.lastSequence());
  }

  /**
   * Whether a view would be news (P2): addressed to this incarnation, and of a higher version.
   *
   * @param targetId node that it is addressed to.
   * @param targetIncarnation incarnation that it is addressed to.
   * @param version of the view.
   * @param nowNs monotonic time.
   * @return true if {@link #adopt} should be called with it.
   */
  public boolean isNews(int targetId, long targetIncarnation, long version, long nowNs) {
    if (targetId != nodeId || targetIncarnation != incarnation) {
      return false;
    }
    isWatchdogHeard = true;
    watchdogHeardAtNs = nowNs;
    return version > view.version();
  }

  /**
   * Adopts a view that {@link #isNews} let through. Everything taken in so far must be in the
   * journal.
   *
   * @param next the view.
   */
  public void adopt(View next) {
    if (next.version() <= view.version()) {
      throw new IllegalArgumentException("view " + next + " is not above " + view);
    }
    boolean isOtherHistory = next.epoch() != view.epoch() || role == ReplicaRole.RECOVERING;
    boolean wasMember = isMember();
    view = next;
    role = roleIn(next);
    isStartedAnew = role == ReplicaRole.PRIMARY && !wasMember;
    newcomers.onView();
    admission.onView(next);
    if (isOtherHistory) {
      announced = 0;
      isEpochStartDue = role == ReplicaRole.PRIMARY;
      alignment.reset();
    } else if (awaitsEpochStart()) {
      isEpochStartDue = true;
    }
    startEpoch();
    updateCommitted();
  }

  private ReplicaRole roleIn(View next) {
    if (!next.names(nodeId, incarnation)) {
      return ReplicaRole.CATCHING_UP;
    }
    return next.primaryId() == nodeId ? ReplicaRole.PRIMARY : ReplicaRole.HOT;
  }

  private void startEpoch() {
    if (isEpochStartDue && output.sequenceEpochStart(view)) {
      isEpochStartDue = false;
    }
  }

  /**
   * A node says that it holds, aligned with an epoch, all records up to a sequence.
   *
   * @param fromId node that says so.
   * @param fromIncarnation its incarnation.
   * @param epoch in which it is aligned.
   * @param held up to where it holds.
   * @param itsCommitted up to where it knows records to be committed.
   * @param nowNs monotonic time.
   */
  public void onAck(
      int fromId, long fromIncarnation, long epoch, long held, long itsCommitted, long nowNs) {
    if (!peers.onHeard(fromId, fromIncarnation, nowNs)) {
      return;
    }
    holds.onAck(fromId, fromIncarnation, epoch, held);
    if (epoch == view.epoch() && view.names(fromId, fromIncarnation)) {
      announced = Math.max(announced, itsCommitted);
      if (fromId == view.primaryId()) {
        alignment.onPrimaryHeld(held, nowNs);
      }
    }
    updateCommitted();
  }

  /**
   * A node was heard, without having said what it holds.
   *
   * @param fromId node that was heard.
   * @param fromIncarnation its incarnation.
   * @param nowNs monotonic time.
   */
  public void onHeard(int fromId, long fromIncarnation, long nowNs) {
    peers.onHeard(fromId, fromIncarnation, nowNs);
  }

  /**
   * A follower asks where its journal ends in this one (P6).
   *
   * @param fromId the follower.
   * @param fromIncarnation its incarnation.
   * @param epoch of its view.
   * @param lastEpoch of the last record in its journal.
   * @param lastSequence of the last record in its journal.
   */
  public void onAlignRequest(
      int fromId, long fromIncarnation, long epoch, long lastEpoch, long lastSequence) {
    if (isSequencing() && epoch == view.epoch()) {
      long prefixEpoch = epochs.floorEpoch(lastEpoch);
      long prefixEnd = epochs.endOf(prefixEpoch);
      output.alignReply(
          fromId, fromIncarnation, epoch, lastEpoch, lastSequence, prefixEpoch, prefixEnd);
    }
  }

  /**
   * The primary says where this node's journal ends in its own (P6).
   *
   * @param fromId node that says so.
   * @param epoch of its view.
   * @param askedEpoch epoch that was asked about.
   * @param askedSequence sequence that was asked about.
   * @param prefixEpoch its greatest epoch that is not above the one asked about.
   * @param prefixEnd last sequence of that epoch in its journal.
   */
  public void onAlignReply(
      int fromId,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd) {
    if (isFollowing() && fromId == view.primaryId()) {
      alignment.onReply(view, epoch, askedEpoch, askedSequence, prefixEpoch, prefixEnd);
    }
  }

  /**
   * The primary says how far back its journal reaches: what is missing before that only a snapshot
   * can bring (P8 a).
   *
   * @param fromId node that says so.
   * @param epoch of its view.
   * @param firstSequence first record of its journal.
   */
  public void onPrimaryFirst(int fromId, long epoch, long firstSequence) {
    if (isFollowing() && fromId == view.primaryId() && epoch == view.epoch()) {
      alignment.onPrimaryFirst(firstSequence);
    }
  }

  /**
   * The node starts from a snapshot that its journal continues; what is in a snapshot is committed.
   *
   * @param sequence of the last record in the snapshot.
   */
  public void onStart(long sequence) {
    committed = Math.max(committed, sequence);
  }

  /**
   * A snapshot took the place of all records; the journal goes on behind it. Only on a node that is
   * not in the view, because nobody's commits rest on what that holds.
   *
   * @param sequence of the last record in the snapshot, above that of any record before.
   */
  public void onReset(long sequence) {
    if (role != ReplicaRole.CATCHING_UP) {
      throw new IllegalStateException("invariant: a snapshot in place of a member's journal");
    }
    tail.moveTo(epochs.lastEpoch(), sequence);
    alignment.onReset();
    committed = Math.max(committed, sequence);
  }

  /**
   * Judges a record of the live stream, which carries the current epoch only.
   *
   * @param epoch of the record.
   * @param sequence of the record.
   * @param previousEpoch what an EpochStart record names as the epoch before it; -1 for another
   *     record.
   * @return whether it is to be taken in.
   */
  public boolean judge(long epoch, long sequence, long previousEpoch) {
    if (!isFollowing() || epoch != view.epoch()) {
      return false;
    }
    switch (tail.judge(epoch, sequence, previousEpoch)) {
      case NEXT -> {
        alignment.onNext();
        alignment.onLive();
        return true;
      }
      case GAP -> alignment.onGap();
      case UNALIGNED -> alignment.onUnaligned();
      case KNOWN -> {
        // sent again by catch-up or repair
      }
    }
    return false;
  }

  /**
   * Judges a record that the primary sent out of its journal.
   *
   * @param viewEpoch epoch of the view in which it was sent.
   * @param epoch of the record.
   * @param sequence of the record.
   * @param previousEpoch what an EpochStart record names as the epoch before it; -1 for another
   *     record.
   * @return whether it is to be taken in.
   */
  public boolean judgeCatchUp(long viewEpoch, long epoch, long sequence, long previousEpoch) {
    boolean isOfNow = isFollowing() && viewEpoch == view.epoch() && epoch <= viewEpoch;
    if (isOfNow) {
      alignment.onCatchUpHeard();
    }
    if (!isOfNow || !alignment.isPrefix()) {
      return false;
    }
    LogTail.Verdict verdict = tail.judge(epoch, sequence, previousEpoch);
    if (verdict == LogTail.Verdict.UNALIGNED) {
      alignment.onUnaligned();
    }
    return verdict == LogTail.Verdict.NEXT;
  }

  /**
   * A record was taken into the pipeline; the next one must follow it.
   *
   * @param epoch of the record.
   * @param sequence of the record.
   */
  public void onTaken(long epoch, long sequence) {
    tail.moveTo(epoch, sequence);
  }

  /** Everything taken in is in the journal, so the commit position may have moved. */
  public void onJournaled() {
    updateCommitted();
  }

  /**
   * An Admit record is in the journal (P8 b).
   *
   * @param newcomerId the newcomer.
   * @param newcomerIncarnation its incarnation.
   * @param version of the view in which it was sequenced.
   * @param sequence of the record.
   */
  public void onAdmitJournaled(
      int newcomerId, long newcomerIncarnation, long version, long sequence) {
    admission.onAdmit(newcomerId, newcomerIncarnation, version, sequence);
  }

  /**
   * A record that takes an Admit back is in the journal.
   *
   * @param newcomerId the newcomer.
   * @param newcomerIncarnation its incarnation.
   */
  public void onCancelAdmitJournaled(int newcomerId, long newcomerIncarnation) {
    admission.onCancel(newcomerId, newcomerIncarnation);
    newcomers.onCancelJournaled();
  }

  /**
   * The journal was cut, as {@link ReplicaOutput#cut} asked.
   *
   * @param lastSequence the last record that is left.
   */
  public void onCut(long lastSequence) {
    tail.moveTo(epochs.lastEpoch(), lastSequence);
    admission.onCut(lastSequence);
  }

  /**
   * Time passes.
   *
   * @param nowNs monotonic time.
   */
  public void onTick(long nowNs) {
    startEpoch();
    if (isSequencing()) {
      newcomers.onTick(view, epochs.lastSequence(), watchdogSilentNs(nowNs), nowNs);
    } else if (isFollowing()) {
      alignment.onTick(view, nowNs);
    }
  }

  /**
   * A member's hold counts behind the EpochStart record of its view (P6), the primary's own too:
   * what it committed before that would have no trace by which its journal is told from that of
   * another epoch. Only a primary that starts anew (P9) may commit what it found before it, because
   * all others were known to have less; it has to, so that its journal, which may be longer than
   * the ring, is applied.
   */
  private void updateCommitted() {
    long held = epochs.lastSequence();
    long known = committed;
    if (isAligned() ? isMember() : isStartedAnew) {
      known = commitRule.committed(view, held);
    }
    if (isFollowing() && alignment.isPrefix()) {
      known = Math.max(known, Math.min(announced, held));
    }
    committed = Math.max(committed, known);
  }

  private boolean isMember() {
    return role == ReplicaRole.PRIMARY || role == ReplicaRole.HOT;
  }

  /**
   * Whether this node's journal carries the EpochStart record of its view's epoch, so that its hold
   * counts (P6).
   *
   * @return true if its acks may be sent.
   */
  public boolean isAligned() {
    return view.epoch() > 0 && epochs.lastEpoch() == view.epoch();
  }

  /**
   * Whether this node's journal is known to be a prefix of its primary's.
   *
   * @return true on a follower that is aligned with its primary, whatever epoch it has come to.
   */
  public boolean isPrefix() {
    return isFollowing() && alignment.isPrefix();
  }

  /**
   * Whether this node may give out sequences: it is the primary, and its EpochStart record is
   * journaled.
   *
   * @return true if it sequences.
   */
  public boolean isSequencing() {
    return role == ReplicaRole.PRIMARY && isAligned();
  }

  /**
   * Whether this node is a primary whose EpochStart record is not journaled yet.
   *
   * @return true if that record is the only one that may be sequenced.
   */
  public boolean awaitsEpochStart() {
    return role == ReplicaRole.PRIMARY && !isAligned();
  }

  /**
   * Whether this node takes records from a primary.
   *
   * @return true if it is hot or catching up.
   */
  public boolean isFollowing() {
    return (role == ReplicaRole.HOT || role == ReplicaRole.CATCHING_UP)
        && view.primaryId() != nodeId;
  }

  /**
   * The role that follows from the view.
   *
   * @return role.
   */
  public ReplicaRole role() {
    return role;
  }

  /**
   * The view that this node has adopted.
   *
   * @return view; {@link View#NONE} at first.
   */
  public View view() {
    return view;
  }

  /**
   * The highest sequence that this node knows to be committed (P5). It never falls.
   *
   * @return sequence, 0 at first.
   */
  public long committed() {
    return committed;
  }

  /**
   * The nodes that were heard.
   *
   * @return the table.
   */
  public PeerTable peers() {
    return peers;
  }

  /**
   * For how long the watchdog was not heard.
   *
   * @param nowNs monotonic time.
   * @return nanoseconds; {@link Long#MAX_VALUE} if it was never heard.
   */
  public long watchdogSilentNs(long nowNs) {
    return isWatchdogHeard ? Math.max(0, nowNs - watchdogHeardAtNs) : Long.MAX_VALUE;
  }
}
