package io.hotpair.engine.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.protocol.watchdog.NodeReport;
import io.hotpair.transport.sbe.HeartbeatDecoder;
import io.hotpair.transport.sbe.HeartbeatEncoder;
import io.hotpair.transport.sbe.WireRole;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class HeartbeatReaderTest {
  @Test
  void shouldReadWhatSuspicionGoesBy() {
    UnsafeBuffer frame = new UnsafeBuffer(new byte[512]);
    HeartbeatEncoder heartbeat = new HeartbeatEncoder().wrap(frame, 0);
    heartbeat.nodeId(1).role(WireRole.HOT).incarnation(7).timestampNs(11).beat(12);
    heartbeat.peersCount(1).next().peerId(0).silentNs(13).heardBeat(14);

    NodeReport report =
        new HeartbeatReader()
            .read(
                new HeartbeatDecoder()
                    .wrap(
                        frame, 0, HeartbeatDecoder.BLOCK_LENGTH, HeartbeatDecoder.SCHEMA_VERSION));

    assertEquals(11, report.timestampNs());
    assertEquals(12, report.beat());
    assertEquals(13, report.peerSilentNs(0));
    assertEquals(14, report.peerBeat(0));
    NodeReport copy = new NodeReport();
    copy.copyFrom(report);
    assertEquals(12, copy.beat());
    assertEquals(14, copy.peerBeat(0));
  }
}
