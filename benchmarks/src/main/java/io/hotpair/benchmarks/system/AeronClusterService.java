package io.hotpair.benchmarks.system;

import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.Publication;
import io.aeron.cluster.codecs.CloseReason;
import io.aeron.cluster.service.ClientSession;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.logbuffer.Header;
import io.hotpair.engine.service.ReplicatedService;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Hotpair's reference service in Aeron Cluster: applies each message, and answers with the number
 * in its first 8 bytes and the service's answer. Its service thread.
 */
final class AeronClusterService implements ClusteredService {
  /** Bytes in front of each message and answer: its number. */
  static final int PREFIX_LENGTH = Long.BYTES;

  private static final int MOST_TRIES = 1_000_000;
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final long NS_PER_MS = 1_000_000;

  private final ServiceCall call;
  private final PeerEvents events;
  private final UnsafeBuffer out = new UnsafeBuffer(new byte[PREFIX_LENGTH + LONGEST_ANSWER]);
  private IdleStrategy idle;

  AeronClusterService(ReplicatedService service, PeerEvents events) {
    call = new ServiceCall(service);
    this.events = events;
  }

  @Override
  public void onStart(Cluster cluster, Image snapshotImage) {
    idle = cluster.idleStrategy();
    events.role(cluster.role().name());
  }

  @Override
  public void onSessionMessage(
      ClientSession session,
      long timestamp,
      DirectBuffer buffer,
      int offset,
      int length,
      Header header) {
    int answerLength =
        call.apply(buffer, offset + PREFIX_LENGTH, length - PREFIX_LENGTH, timestamp * NS_PER_MS);
    if (session == null) {
      return;
    }
    out.putLong(0, buffer.getLong(offset));
    out.putBytes(PREFIX_LENGTH, call.answer(), 0, answerLength);
    idle.reset();
    for (int i = 0; i < MOST_TRIES; i++) {
      long result = session.offer(out, 0, PREFIX_LENGTH + answerLength);
      boolean isToRepeat =
          result == Publication.BACK_PRESSURED || result == Publication.ADMIN_ACTION;
      if (!isToRepeat) {
        return;
      }
      idle.idle();
    }
  }

  @Override
  public void onRoleChange(Cluster.Role newRole) {
    events.role(newRole.name());
  }

  @Override
  public void onSessionOpen(ClientSession session, long timestamp) {
    // The services of a benchmark keep nothing for sessions.
  }

  @Override
  public void onSessionClose(ClientSession session, long timestamp, CloseReason closeReason) {
    // As above.
  }

  @Override
  public void onTimerEvent(long correlationId, long timestamp) {
    // There are no timers.
  }

  @Override
  public void onTakeSnapshot(ExclusivePublication snapshotPublication) {
    // No snapshots are taken in a benchmark.
  }

  @Override
  public void onTerminate(Cluster cluster) {
    // Nothing is to be saved.
  }
}
