package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.replica.ReplicaRole;
import java.util.Arrays;

/**
 * What one heartbeat of a node says. Reusable: the watchdog copies what it keeps, so an adapter
 * fills the same object again and again. Not thread-safe.
 */
public final class NodeReport {
  private int nodeId;
  private ReplicaRole role = ReplicaRole.RECOVERING;
  private long incarnation;
  private long timestampNs;
  private long beat;
  private long version;
  private long epoch;
  private long lastEpoch;
  private long held;
  private long committed;
  private long applied;
  private long digestSequence;
  private long digest;
  private int peerCount;
  private int[] peerIds = new int[8];
  private long[] peerSilentNs = new long[8];
  private long[] peerBeats = new long[8];

  /**
   * Who speaks. Clears the peers.
   *
   * @param id of the node.
   * @param as role at the moment.
   * @param ofIncarnation of its process, above 0.
   * @return this.
   */
  public NodeReport from(int id, ReplicaRole as, long ofIncarnation) {
    nodeId = id;
    role = as;
    incarnation = ofIncarnation;
    peerCount = 0;
    return this;
  }

  /**
   * Which heartbeat this is.
   *
   * @param count of the heartbeats of this incarnation with this one, from 1.
   * @param sentNs the node's own monotonic clock: it orders the heartbeats of one incarnation.
   * @return this.
   */
  public NodeReport beat(long count, long sentNs) {
    beat = count;
    timestampNs = sentNs;
    return this;
  }

  /**
   * The view that the node has adopted.
   *
   * @param ofVersion its version, 0 for none.
   * @param ofEpoch its epoch, 0 for none.
   * @return this.
   */
  public NodeReport adopted(long ofVersion, long ofEpoch) {
    version = ofVersion;
    epoch = ofEpoch;
    return this;
  }

  /**
   * Where its journal ends.
   *
   * @param epochOfLast epoch of its last record, 0 if it is empty.
   * @param last sequence of its last record, 0 if it is empty.
   * @return this.
   */
  public NodeReport journal(long epochOfLast, long last) {
    lastEpoch = epochOfLast;
    held = last;
    return this;
  }

  /**
   * How far it has come.
   *
   * @param committedTo the highest sequence that it knows to be committed.
   * @param appliedTo the highest sequence that its service has applied.
   * @return this.
   */
  public NodeReport progress(long committedTo, long appliedTo) {
    committed = committedTo;
    applied = appliedTo;
    return this;
  }

  /**
   * Its newest state digest.
   *
   * @param atSequence after which record it was taken, 0 for none yet.
   * @param value of it.
   * @return this.
   */
  public NodeReport digest(long atSequence, long value) {
    digestSequence = atSequence;
    digest = value;
    return this;
  }

  /**
   * How long ago the node last heard a peer.
   *
   * @param peerId of the other node.
   * @param silentNs at the moment of sending.
   * @param heardBeat the last heartbeat of the peer's latest incarnation that it heard; 0 for none.
   * @return this.
   */
  public NodeReport addPeer(int peerId, long silentNs, long heardBeat) {
    if (peerCount == peerIds.length) {
      peerIds = Arrays.copyOf(peerIds, 2 * peerCount);
      peerSilentNs = Arrays.copyOf(peerSilentNs, 2 * peerCount);
      peerBeats = Arrays.copyOf(peerBeats, 2 * peerCount);
    }
    peerIds[peerCount] = peerId;
    peerSilentNs[peerCount] = silentNs;
    peerBeats[peerCount++] = heardBeat;
    return this;
  }

  /**
   * Takes over all that another report says.
   *
   * @param other stays as it is.
   */
  public void copyFrom(NodeReport other) {
    from(other.nodeId, other.role, other.incarnation)
        .beat(other.beat, other.timestampNs)
        .adopted(other.version, other.epoch)
        .journal(other.lastEpoch, other.held)
        .progress(other.committed, other.applied)
        .digest(other.digestSequence, other.digest);
    for (int i = 0; i < other.peerCount; i++) {
      addPeer(other.peerIds[i], other.peerSilentNs[i], other.peerBeats[i]);
    }
  }

  /**
   * Compares where two journals end: by epoch first, then by sequence (P9).
   *
   * @param other the other node's report.
   * @return below, at or above 0 as this journal is behind, level with or ahead of the other.
   */
  public int compareJournal(NodeReport other) {
    int byEpoch = Long.compare(lastEpoch, other.lastEpoch);
    return byEpoch != 0 ? byEpoch : Long.compare(held, other.held);
  }

  /**
   * How long the node had not heard a peer when it sent this.
   *
   * @param peerId of the other node.
   * @return nanoseconds; {@link Long#MAX_VALUE} if the report says nothing of that peer.
   */
  public long peerSilentNs(int peerId) {
    int index = indexOf(peerId);
    return index < 0 ? Long.MAX_VALUE : peerSilentNs[index];
  }

  /**
   * The last heartbeat of a peer that the node had heard when it sent this.
   *
   * @param peerId of the other node.
   * @return its number; 0 if the report says nothing of that peer.
   */
  public long peerBeat(int peerId) {
    int index = indexOf(peerId);
    return index < 0 ? 0 : peerBeats[index];
  }

  private int indexOf(int peerId) {
    for (int i = 0; i < peerCount; i++) {
      if (peerIds[i] == peerId) {
        return i;
      }
    }
    return -1;
  }

  /** Id of the node that speaks. */
  public int nodeId() {
    return nodeId;
  }

  /** Its role. */
  public ReplicaRole role() {
    return role;
  }

  /** Incarnation of its process; 0 in a report that was never filled. */
  public long incarnation() {
    return incarnation;
  }

  /** The node's monotonic clock at the sending. */
  public long timestampNs() {
    return timestampNs;
  }

  /** How many heartbeats this incarnation has sent with this one. */
  public long beat() {
    return beat;
  }

  /** Version of the view that it has adopted, 0 for none. */
  public long version() {
    return version;
  }

  /** Epoch of that view. */
  public long epoch() {
    return epoch;
  }

  /** Epoch of the last record in its journal, 0 if it is empty. */
  public long lastEpoch() {
    return lastEpoch;
  }

  /** Sequence of the last record in its journal, 0 if it is empty. */
  public long held() {
    return held;
  }

  /** The highest sequence that it knows to be committed. */
  public long committed() {
    return committed;
  }

  /** The highest sequence that its service has applied. */
  public long applied() {
    return applied;
  }

  /** Sequence of its newest digest, 0 for none. */
  public long digestSequence() {
    return digestSequence;
  }

  /** Its newest digest. */
  public long digest() {
    return digest;
  }
}
