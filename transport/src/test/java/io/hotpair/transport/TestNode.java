package io.hotpair.transport;

import io.hotpair.transport.sbe.HeartbeatDecoder;
import io.hotpair.transport.sbe.HeartbeatEncoder;
import io.hotpair.transport.sbe.ViewDecoder;
import io.hotpair.transport.sbe.WireRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;

/** A node that writes down all it hears. */
final class TestNode implements ControlHandler, RecordHandler, CatchUpHandler, IngressHandler {
  final Set<String> control = new LinkedHashSet<>();
  final List<byte[]> records = new ArrayList<>();
  final List<String> catchUps = new ArrayList<>();
  final List<String> ingress = new ArrayList<>();
  final List<byte[]> operations = new ArrayList<>();
  final int nodeId;
  final MediaDriverLauncher driver;
  final NodeTransport transport;
  boolean takesRecords = true;
  boolean takesIngress = true;
  private final Group group;
  private final Runnable poll = this::poll;

  TestNode(Group group, int nodeId) {
    this.group = group;
    this.nodeId = nodeId;
    driver = group.driver("node-" + nodeId);
    NodeHandlers handlers = new NodeHandlers(this, this, this, this);
    transport =
        NodeTransport.launch(driver.aeron(), group.topology, nodeId, handlers, group.rejections);
    group.onTurn(poll);
  }

  void kill() {
    group.forget(poll);
    group.kill(driver);
  }

  void stop() {
    group.forget(poll);
    group.stop(driver);
  }

  void resume() {
    group.onTurn(poll);
    group.resume(driver);
  }

  void poll() {
    transport.pollControl(10);
    transport.pollRecords(10);
    transport.pollCatchUp(10);
    transport.pollIngress(10);
  }

  boolean beat(long incarnation) {
    HeartbeatEncoder heartbeat = transport.control().beginHeartbeat();
    heartbeat.nodeId(nodeId).role(WireRole.HOT).incarnation(incarnation).version(3).epoch(4);
    heartbeat.lastEpoch(5).held(6).committed(7).applied(8).digestSequence(9).digest(10);
    heartbeat.timestampNs(11).watchdogSilentNs(12).beat(14);
    heartbeat.peersCount(1).next().peerId((nodeId + 1) % 3).silentNs(13).heardBeat(15);
    return transport.control().send();
  }

  boolean heard(String message) {
    return control.contains(message);
  }

  @Override
  public void onHeartbeat(HeartbeatDecoder heartbeat) {
    String text = heartbeat.nodeId() + " " + heartbeat.role() + " " + heartbeat.incarnation();
    text += " " + heartbeat.version() + " " + heartbeat.epoch() + " " + heartbeat.lastEpoch();
    text += " " + heartbeat.held() + " " + heartbeat.committed() + " " + heartbeat.applied();
    text += " " + heartbeat.digestSequence() + " " + heartbeat.digest();
    text +=
        " " + heartbeat.timestampNs() + " " + heartbeat.watchdogSilentNs() + " " + heartbeat.beat();
    for (HeartbeatDecoder.PeersDecoder peer : heartbeat.peers()) {
      text += " peer " + peer.peerId() + " " + peer.silentNs() + " " + peer.heardBeat();
    }
    control.add("heartbeat " + text);
  }

  @Override
  public void onAck(int nodeId, long incarnation, long epoch, long held, long committed) {
    note("ack", nodeId, incarnation, epoch, held, committed);
  }

  @Override
  public void onView(ViewDecoder view) {
    String text = view.targetId() + " " + view.primaryId() + " " + view.targetIncarnation();
    text += " " + view.version() + " " + view.epoch() + " " + view.timestampNs();
    for (ViewDecoder.MembersDecoder member : view.members()) {
      text += " member " + member.memberId() + " " + member.incarnation();
    }
    control.add("view " + text);
  }

  @Override
  public void onAdmitRequest(
      int nodeId, long incarnation, long version, int newcomerId, long newcomerIncarnation) {
    note("admit", nodeId, incarnation, version, newcomerId, newcomerIncarnation);
  }

  @Override
  public void onAlignRequest(
      int nodeId, long incarnation, int targetId, long epoch, long lastEpoch, long lastSequence) {
    note("align", nodeId, incarnation, targetId, epoch, lastEpoch, lastSequence);
  }

  @Override
  public void onAlignReply(
      int nodeId,
      int targetId,
      long targetIncarnation,
      long epoch,
      long askedEpoch,
      long askedSequence,
      long prefixEpoch,
      long prefixEnd,
      long firstSequence) {
    note(
        "aligned",
        nodeId,
        targetId,
        targetIncarnation,
        epoch,
        askedEpoch,
        askedSequence,
        prefixEpoch,
        prefixEnd,
        firstSequence);
  }

  @Override
  public void onCatchUpRequest(
      int nodeId, long incarnation, int targetId, long epoch, long fromSequence, long toSequence) {
    note("ask", nodeId, incarnation, targetId, epoch, fromSequence, toSequence);
  }

  @Override
  public boolean onRecord(int source, DirectBuffer buffer, int offset, int length) {
    if (takesRecords) {
      records.add(copy(buffer, offset, length));
    }
    return takesRecords;
  }

  @Override
  public void onSnapshotRequest(
      int nodeId,
      long incarnation,
      int targetId,
      long epoch,
      long snapshotSequence,
      long offset,
      long endOffset) {
    control.add(
        "snapshot "
            + List.of(nodeId, incarnation, targetId, epoch, snapshotSequence, offset, endOffset));
  }

  @Override
  public void onSnapshotChunk(
      int nodeId,
      int targetId,
      long targetIncarnation,
      long epoch,
      long snapshotSequence,
      long snapshotEpoch,
      long totalLength,
      long pieceOffset,
      DirectBuffer buffer,
      int offset,
      int length) {
    catchUps.add(
        List.of(
                nodeId,
                targetId,
                targetIncarnation,
                epoch,
                snapshotSequence,
                snapshotEpoch,
                totalLength,
                pieceOffset)
            + " "
            + buffer.getStringWithoutLengthAscii(offset, length));
  }

  @Override
  public boolean onCatchUp(
      int nodeId,
      int targetId,
      long targetIncarnation,
      long epoch,
      DirectBuffer buffer,
      int offset,
      int length) {
    String prefix = nodeId + " " + targetId + " " + targetIncarnation + " " + epoch + " ";
    catchUps.add(prefix + buffer.getStringWithoutLengthAscii(offset, length));
    return true;
  }

  @Override
  public boolean onSessionOpen(long sessionId, int responseStreamId, String responseChannel) {
    ingress.add("open " + sessionId + " " + responseStreamId + " " + responseChannel);
    return true;
  }

  @Override
  public boolean onOffer(
      long sessionId, long clientSequence, DirectBuffer buffer, int offset, int length) {
    if (takesIngress) {
      ingress.add("offer " + sessionId + " " + clientSequence);
      operations.add(copy(buffer, offset, length));
    }
    return takesIngress;
  }

  @Override
  public boolean onKeepAlive(long sessionId) {
    ingress.add("alive " + sessionId);
    return true;
  }

  @Override
  public boolean onSessionClose(long sessionId) {
    ingress.add("close " + sessionId);
    return true;
  }

  private void note(String name, long... fields) {
    StringBuilder text = new StringBuilder(name);
    for (long field : fields) {
      text.append(' ').append(field);
    }
    control.add(text.toString());
  }

  private static byte[] copy(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return bytes;
  }
}
