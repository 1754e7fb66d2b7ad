package io.hotpair.engine.watchdog;

import io.aeron.Aeron;
import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.transport.CatchUpHandler;
import io.hotpair.transport.ControlHandler;
import io.hotpair.transport.FrameRejections;
import io.hotpair.transport.IngressHandler;
import io.hotpair.transport.NodeHandlers;
import io.hotpair.transport.NodeTransport;
import io.hotpair.transport.RecordHandler;
import io.hotpair.transport.Topology;
import io.hotpair.transport.sbe.HeartbeatEncoder;
import io.hotpair.transport.sbe.ViewDecoder;
import io.hotpair.transport.sbe.WireRole;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A node that does nothing but beat and adopt views, over the real wire. */
final class BeatingNode implements ControlHandler, AutoCloseable {
  final int id;
  final long incarnation;
  private final NodeTransport transport;
  private long beats;
  View view = View.NONE;

  /** What its next heartbeats say. */
  long applied;

  BeatingNode(Aeron aeron, Topology topology, int id, long incarnation) {
    this.id = id;
    this.incarnation = incarnation;
    NodeHandlers handlers =
        new NodeHandlers(
            this,
            unused(RecordHandler.class),
            unused(CatchUpHandler.class),
            unused(IngressHandler.class));
    transport = NodeTransport.launch(aeron, topology, id, handlers, new FrameRejections());
  }

  private static <T> T unused(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }

  @Override
  public void onView(ViewDecoder told) {
    if (told.targetId() == id
        && told.targetIncarnation() == incarnation
        && told.version() > view.version()) {
      long version = told.version();
      long epoch = told.epoch();
      int primaryId = told.primaryId();
      List<Member> members = new ArrayList<>();
      for (ViewDecoder.MembersDecoder member : told.members()) {
        members.add(new Member(member.memberId(), member.incarnation()));
      }
      view = new View(version, epoch, primaryId, members);
    }
  }

  void poll() {
    transport.pollControl(64);
  }

  void beat() {
    WireRole role = WireRole.RECOVERING;
    if (view.names(id, incarnation)) {
      role = view.primaryId() == id ? WireRole.PRIMARY : WireRole.HOT;
    }
    HeartbeatEncoder beat = transport.control().beginHeartbeat();
    beat.nodeId(id)
        .role(role)
        .incarnation(incarnation)
        .version(view.version())
        .epoch(view.epoch())
        .lastEpoch(0)
        .held(0)
        .committed(0)
        .applied(applied)
        .digestSequence(0)
        .digest(0)
        .timestampNs(System.nanoTime())
        .watchdogSilentNs(0)
        .beat(++beats)
        .peersCount(1)
        .next()
        .peerId(1 - id)
        .silentNs(Long.MAX_VALUE)
        .heardBeat(0);
    transport.control().send();
  }

  void askFor(BeatingNode newcomer) {
    transport
        .control()
        .admitRequest(id, incarnation, view.version(), newcomer.id, newcomer.incarnation);
  }

  @Override
  public void close() {
    transport.close();
  }
}
