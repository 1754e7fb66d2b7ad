package io.hotpair.engine.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.client.HotpairClient;
import io.hotpair.engine.service.ReplicatedService;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pair that is given more than it can do. */
@Timeout(120)
class OverloadTest {
  private static final int COUNT = 3_000;
  private static final long OPERATION_NS = TimeUnit.MILLISECONDS.toNanos(1);

  /** Half as long as the last operation waits for its answer. */
  private static final long SEND_AGAIN_NS = COUNT * OPERATION_NS / 2;

  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(1);

  @TempDir Path directory;

  @Test
  void shouldNotBeSentAgainWhatIsOnlyLate() {
    TallyLoad load = new TallyLoad();
    try (PairHarness pair =
            new PairHarness(
                    directory,
                    "multicast",
                    2,
                    OverloadTest::slowService,
                    PATIENCE_NS,
                    UnaryOperator.identity())
                .startAll();
        HotpairClient client =
            pair.connect(load, context -> context.sendAgainAfterNs(SEND_AGAIN_NS))) {
      PairHarness.await("both nodes in their places", client, pair::isWhole);
      load.offer(client, COUNT);
      load.awaitAnswers(client);
      assertEquals(0, client.sentAgain());
    }
  }

  private static ReplicatedService slowService() {
    return InterceptedTally.before("onOperation", () -> LockSupport.parkNanos(OPERATION_NS));
  }
}
