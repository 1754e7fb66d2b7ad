package io.hotpair.benchmarks.micro;

import io.hotpair.engine.host.HostEpochClock;
import io.hotpair.engine.pipeline.AnswerChannel;
import io.hotpair.engine.pipeline.NodeEvents;
import io.hotpair.engine.pipeline.NodePipeline;
import io.hotpair.engine.pipeline.PeerOutput;
import io.hotpair.engine.pipeline.PipelineSettings;
import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ProtocolSettings;
import io.hotpair.engine.protocol.replica.ReplicaRole;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.snapshot.SnapshotDepot;
import io.hotpair.journal.Journal;
import io.hotpair.journal.JournalCursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.SystemNanoClock;

/**
 * One or two whole nodes in one process with a network that is a method call: all of a node's code,
 * none of Aeron's. One thread drives all of it.
 */
public final class PipelinePair implements AutoCloseable {
  private static final long SESSION = 1;
  private static final long TIMEOUT_NS = 10_000_000_000L;

  /** Here no ack is a datagram that others could share, so none is held. */
  private static final PipelineSettings SETTINGS = PipelineSettings.DEFAULT.withAckHoldNs(0);

  private final List<NodePipeline> nodes = new ArrayList<>();
  private final Queue<Runnable> rareMessages = new ArrayDeque<>();
  private long opened;
  private long answers;
  private long liveRecords;
  private long clientSequence;

  /**
   * Puts the nodes together, makes them members of one view and opens a session.
   *
   * @param journals one for each node; closed by whoever opened them.
   * @param services gives each node its service.
   */
  public PipelinePair(List<Journal> journals, Supplier<ReplicatedService> services) {
    List<Member> members = new ArrayList<>();
    for (int id = 0; id < journals.size(); id++) {
      members.add(new Member(id, 1));
      nodes.add(
          new NodePipeline(
              id,
              1,
              journals.get(id),
              services.get(),
              (streamId, channel) -> new CountingChannel(),
              new DirectOutput(id),
              new NoEvents(),
              ProtocolSettings.DEFAULT,
              SETTINGS,
              new HostEpochClock(),
              SystemNanoClock.INSTANCE,
              SnapshotDepot.NONE));
    }
    View view = new View(1, 1, 0, members);
    for (int id = 0; id < nodes.size(); id++) {
      if (nodes.get(id).isViewNews(id, 1, 1, System.nanoTime())) {
        nodes.get(id).onView(view);
      }
    }
    long deadlineNs = System.nanoTime() + TIMEOUT_NS;
    while (opened < nodes.size()) {
      nodes.forEach(node -> node.ingress().onSessionOpen(SESSION, 1, "aeron:ipc"));
      duty();
      if (System.nanoTime() - deadlineNs > 0) {
        throw new IllegalStateException("no session was opened: " + opened);
      }
    }
    answers = 0;
  }

  /**
   * Offers an operation to all nodes.
   *
   * @param buffer that holds it.
   * @param offset where it begins.
   * @param length in bytes.
   * @return false if there is no room now.
   */
  public boolean offer(DirectBuffer buffer, int offset, int length) {
    for (int i = 0; i < nodes.size(); i++) {
      if (!nodes.get(i).ingress().onOffer(SESSION, clientSequence + 1, buffer, offset, length)) {
        return false;
      }
    }
    clientSequence++;
    return true;
  }

  /** One duty cycle of every thread of every node. */
  public void duty() {
    for (Runnable message = rareMessages.poll(); message != null; message = rareMessages.poll()) {
      message.run();
    }
    long nowNs = System.nanoTime();
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).onDuty(nowNs);
    }
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).apply();
    }
  }

  /**
   * Drives the nodes until so many answers are there.
   *
   * @param expected answers of all nodes together since the start.
   */
  public void awaitAnswers(long expected) {
    long deadlineNs = System.nanoTime() + TIMEOUT_NS;
    while (answers < expected) {
      duty();
      if (System.nanoTime() - deadlineNs > 0) {
        throw new IllegalStateException(answers + " answers of " + expected);
      }
    }
  }

  /**
   * Answers of all nodes to operations since the start.
   *
   * @return count.
   */
  public long answers() {
    return answers;
  }

  /**
   * Times that the primary sent a record live since the start, those that found no room too.
   *
   * @return count.
   */
  public long liveRecords() {
    return liveRecords;
  }

  /**
   * A node.
   *
   * @param nodeId 0 or 1.
   * @return it.
   */
  public NodePipeline node(int nodeId) {
    return nodes.get(nodeId);
  }

  @Override
  public void close() {
    nodes.forEach(NodePipeline::close);
  }

  private final class CountingChannel implements AnswerChannel {
    @Override
    public Result send(
        Status status,
        long sessionId,
        long operation,
        long sequence,
        DirectBuffer buffer,
        int offset,
        int length) {
      if (status == Status.SESSION_OPENED) {
        opened++;
      } else {
        answers++;
      }
      return Result.SENT;
    }

    @Override
    public void close() {
      // There is nothing behind it.
    }
  }

  /** Records and acks go by a call; what is rare waits for the next cycle, as on a network. */
  private final class DirectOutput implements PeerOutput {
    private final int nodeId;

    DirectOutput(int nodeId) {
      this.nodeId = nodeId;
    }

    @Override
    public boolean ack(long epoch, long held, long committed) {
      for (int i = 0; i < nodes.size(); i++) {
        if (i != nodeId) {
          nodes.get(i).peers().onAck(nodeId, 1, epoch, held, committed, System.nanoTime());
        }
      }
      return true;
    }

    @Override
    public boolean record(DirectBuffer buffer, int offset, int length) {
      liveRecords++;
      for (int i = 0; i < nodes.size(); i++) {
        if (i != nodeId && !nodes.get(i).peers().onLiveRecord(buffer, offset, length)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean catchUp(
        int followerId, long followerIncarnation, long epoch, JournalCursor record) {
      return nodes
          .get(followerId)
          .peers()
          .onCatchUpRecord(epoch, record.buffer(), record.offset(), record.length());
    }

    @Override
    public void alignRequest(int primaryId, long epoch, long lastEpoch, long lastSequence) {
      rareMessages.add(
          () ->
              nodes
                  .get(primaryId)
                  .peers()
                  .onAlignRequest(nodeId, 1, epoch, lastEpoch, lastSequence));
    }

    @Override
    public void alignReply(
        int followerId,
        long followerIncarnation,
        long epoch,
        long askedEpoch,
        long askedSequence,
        long prefixEpoch,
        long prefixEnd,
        long firstSequence) {
      rareMessages.add(
          () ->
              nodes
                  .get(followerId)
                  .peers()
                  .onAlignReply(nodeId, epoch, askedEpoch, askedSequence, prefixEpoch, prefixEnd));
    }

    @Override
    public void catchUpRequest(int primaryId, long epoch, long fromSequence, long toSequence) {
      rareMessages.add(
          () ->
              nodes
                  .get(primaryId)
                  .peers()
                  .onCatchUpRequest(nodeId, 1, epoch, fromSequence, toSequence));
    }

    @Override
    public void admitRequest(long version, int newcomerId, long newcomerIncarnation) {
      // All are members from the start.
    }

    @Override
    public void drainRecords() {
      // Records are never on their way.
    }
  }

  private static final class NoEvents implements NodeEvents {
    @Override
    public void onView(View view, ReplicaRole role) {}

    @Override
    public void onSequencing(long epoch, long firstSequence) {}

    @Override
    public void onReplayed(long lastSequence) {}

    @Override
    public void onCut(long lastSequence, long formerLastSequence) {}

    @Override
    public void onDivergence(
        long agreedSequence, long sequence, long ownDigest, int peerId, long peerDigest) {
      throw new IllegalStateException("the nodes differ at " + sequence);
    }
  }
}
