package io.hotpair.engine.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.aeron.driver.ThreadingMode;
import io.hotpair.engine.host.Host;
import io.hotpair.samples.TallyService;
import io.hotpair.transport.ControlHandler;
import io.hotpair.transport.FrameRejections;
import io.hotpair.transport.MediaDriverContext;
import io.hotpair.transport.MediaDriverLauncher;
import io.hotpair.transport.WatchdogTransport;
import io.hotpair.transport.sbe.HeartbeatDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the watchdog proves by (P10), from two real nodes, as a second listener hears it. */
@Timeout(60)
class HeartbeatCountTest implements ControlHandler {
  private static final int ENOUGH = 100;

  @TempDir private Path directory;
  private final List<Throwable> errors = new ArrayList<>();
  private final long[] last = new long[2];
  private final long[] next = new long[2];
  private final long[] peerHeard = new long[2];
  private boolean isFalling;

  @Override
  public void onHeartbeat(HeartbeatDecoder heartbeat) {
    int id = heartbeat.nodeId();
    long beat = heartbeat.beat();
    isFalling |= beat <= last[id];
    next[id] += beat == last[id] + 1 ? 1 : 0;
    last[id] = beat;
    HeartbeatDecoder.PeersDecoder peer = heartbeat.peers().next();
    peerHeard[id] += peer.heardBeat() > 0 ? 1 : 0;
  }

  private boolean isEnough(int id) {
    return next[id] >= ENOUGH && peerHeard[id] >= ENOUGH;
  }

  @Test
  void shouldCountItsHeartbeatsAndSayWhichOfThePeersItHeard() {
    MediaDriverContext context =
        new MediaDriverContext()
            .name("heartbeat-count")
            .threadingMode(ThreadingMode.INVOKER)
            .errorHandler(errors::add);
    try (PairHarness pair =
            new PairHarness(directory, "multicast", 2, TallyService::new).startAll();
        MediaDriverLauncher driver = MediaDriverLauncher.launch(context);
        WatchdogTransport listener =
            WatchdogTransport.launch(
                driver.aeron(),
                Host.of(pair.settings(0)).topology(),
                this,
                new FrameRejections())) {
      PairHarness.await(
          "heartbeats of both, one after the other",
          () -> {
            driver.invoke();
            listener.poll(100);
            return isEnough(0) && isEnough(1);
          });
    }
    assertFalse(isFalling, "the count rises");
    assertEquals(List.of(), errors);
  }
}
