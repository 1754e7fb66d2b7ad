package io.hotpair.benchmarks.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.benchmarks.load.Workload;
import io.hotpair.engine.kv.KeyValueService;
import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hot node that was dropped, and catches up, while the primary goes on alone. */
final class CatchUpTest {
  private static final int OPERATIONS = 20_000;
  private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);

  private final UnsafeBuffer operation = new UnsafeBuffer(new byte[1024]);
  private final Workload workload = Workload.of(100, 1);
  private final long deadlineNs = System.nanoTime() + TIMEOUT_NS;
  private TemporaryJournal first;
  private TemporaryJournal second;
  private PipelinePair pair;

  @BeforeEach
  void start() {
    first = new TemporaryJournal(0);
    second = new TemporaryJournal(1);
    pair = new PipelinePair(List.of(first.journal(), second.journal()), KeyValueService::new);
    offer(100);
    pair.awaitAnswers(200);
  }

  @AfterEach
  void close() {
    pair.close();
    second.close();
    first.close();
  }

  @Test
  void shouldBringADroppedNodeAllRecordsThoughNoneIsSentLive() {
    dropTheHotNodeAndGoOn();
    assertEquals(pair.node(0).applied(), pair.node(1).applied());
  }

  @Test
  void shouldAnswerNobodyFromANodeThatCatchesUp() {
    dropTheHotNodeAndGoOn();
    assertEquals(200 + OPERATIONS, pair.answers(), "answers of the primary alone");
  }

  @Test
  void shouldSendLiveAndAnswerFromBothWhenTheNodeIsHotAgain() {
    long live = dropTheHotNodeAndGoOn();
    adopt(new View(3, 1, 0, List.of(new Member(0, 1), new Member(1, 1))));
    offer(100);
    pair.awaitAnswers(200 + OPERATIONS + 200);
    assertTrue(pair.liveRecords() >= live + 100, "live: " + (pair.liveRecords() - live));
  }

  /** Returns how many records had been sent live before: none is from then on. */
  private long dropTheHotNodeAndGoOn() {
    adopt(new View(2, 1, 0, List.of(new Member(0, 1))));
    long live = pair.liveRecords();
    for (int i = 0; i < OPERATIONS; i++) {
      offer(1);
      assertEquals(live, pair.liveRecords(), "records sent to nobody");
    }
    while (pair.node(1).applied() < first.journal().lastSequence()) {
      tellHowFarThePrimaryIs();
      duty();
    }
    pair.awaitAnswers(200 + OPERATIONS);
    return live;
  }

  /** As the primary's heartbeats do, which the pair has not. */
  private void tellHowFarThePrimaryIs() {
    long committed = pair.node(0).protocol().committed();
    long nowNs = System.nanoTime();
    pair.node(1).peers().onAck(0, 1, 1, first.journal().lastSequence(), committed, nowNs);
  }

  private void adopt(View view) {
    for (int id = 0; id < 2; id++) {
      assertTrue(pair.node(id).isViewNews(id, 1, view.version(), System.nanoTime()));
      pair.node(id).onView(view);
    }
  }

  private void offer(int count) {
    for (int i = 0; i < count; i++) {
      int length = workload.next(operation, 0);
      while (!pair.offer(operation, 0, length)) {
        duty();
      }
      duty();
    }
  }

  private void duty() {
    pair.duty();
    boolean isInTime = System.nanoTime() - deadlineNs < 0;
    assertTrue(isInTime, "applied " + pair.node(0).applied() + ", " + pair.node(1).applied());
  }
}
