package io.hotpair.engine.replica;

import io.aeron.Aeron;
import io.aeron.driver.status.ReceiveChannelStatus;
import io.hotpair.engine.host.Host;
import io.hotpair.samples.TallyService;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Seen from outside: by the sockets that a node's media driver has. */
@Timeout(60)
class HearingClientsTest {
  @TempDir private Path directory;

  private static boolean isHearing(PairHarness pair, int nodeId) {
    int port = Host.of(pair.settings(nodeId)).topology().ingressPort(nodeId);
    boolean[] isOpen = {false};
    try (Aeron aeron =
        Aeron.connect(
            new Aeron.Context().aeronDirectoryName(pair.replica(nodeId).driverDirectory()))) {
      aeron
          .countersReader()
          .forEach(
              (counterId, typeId, key, label) ->
                  isOpen[0] |=
                      typeId == ReceiveChannelStatus.RECEIVE_CHANNEL_STATUS_TYPE_ID
                          && label.contains(":" + port));
    }
    return isOpen[0];
  }

  @Test
  void shouldHearClientsOnlyWhileItIsAMember() {
    try (PairHarness pair = new PairHarness(directory, "multicast", 2, TallyService::new)) {
      pair.start(1);
      PairHarness.await("a node without a place is deaf", () -> !isHearing(pair, 1));
      pair.start(0);
      PairHarness.await("both nodes in their places", pair::isWhole);
      PairHarness.await("the primary hears", () -> isHearing(pair, pair.primary()));
      PairHarness.await("the hot node hears", () -> isHearing(pair, 1 - pair.primary()));
    }
  }
}
