package io.hotpair.engine.protocol.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class PeerTableTest {
  private final PeerTable peers = new PeerTable();

  @Test
  void shouldKnowTheLastHeartbeatThatItHeard() {
    peers.onHeard(1, 7, 0);
    assertEquals(0, peers.beat(1));
    peers.onBeat(1, 7, 5);
    peers.onBeat(1, 7, 4);
    assertEquals(5, peers.beat(1), "an earlier one that comes late changes nothing");
  }

  @Test
  void shouldCountANewIncarnationsHeartbeatsAnew() {
    peers.onHeard(1, 7, 0);
    peers.onBeat(1, 7, 5_000);
    peers.onHeard(1, 8, 1);
    assertEquals(0, peers.beat(1));
    peers.onBeat(1, 8, 3);
    assertFalse(peers.onHeard(1, 7, 2));
    peers.onBeat(1, 7, 5_001);
    assertEquals(3, peers.beat(1), "the old incarnation's does not count");
  }
}
