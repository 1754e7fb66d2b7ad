package io.hotpair.engine.protocol.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.protocol.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatchUpRequestsTest {
  private static final long INTERVAL_NS = 2_000_000;
  private static final long SILENCE_NS = 50 * INTERVAL_NS;
  private static final View VIEW = LogRig.view(4, 2, 1, 0, 10, 1, 11);

  private final RecordedOutput output = new RecordedOutput();
  private final CatchUpRequests requests = new CatchUpRequests(output, INTERVAL_NS);
  private long nowNs = 1;

  @Test
  void shouldAskAtOnceWhenItStartsAnew() {
    requests.startAnew();
    tick(0, 0);
    assertEquals(List.of("catchUp? 1"), output.said);
    requests.startAnew();
    tick(3, 1);
    assertEquals(List.of("catchUp? 1", "catchUp? 4"), output.said);
  }

  @Test
  void shouldNotAskAgainWhileRecordsComeThoughTheyAreHereAlready() {
    requests.startAnew();
    tick(0, 0);
    for (int i = 0; i < 100; i++) {
      requests.onHeard();
      tick(0, SILENCE_NS - 1);
    }
    assertEquals(List.of("catchUp? 1"), output.said);
  }

  @Test
  void shouldAskAgainFromItsTailOnWhenNothingComesAnyMore() {
    requests.startAnew();
    tick(0, 0);
    requests.onHeard();
    tick(2, INTERVAL_NS);
    tick(2, SILENCE_NS - 1);
    assertEquals(List.of("catchUp? 1"), output.said);
    tick(2, 1);
    assertEquals(List.of("catchUp? 1", "catchUp? 3"), output.said);
  }

  @Test
  void shouldAskForMoreAfterAnIntervalWhenAllThatItAskedForIsHere() {
    requests.startAnew();
    tick(0, 0);
    requests.onHeard();
    tick(RecordedOutput.WINDOW, 1);
    tick(RecordedOutput.WINDOW, INTERVAL_NS - 1);
    assertEquals(1, output.said.size());
    tick(RecordedOutput.WINDOW, 1);
    assertEquals(List.of("catchUp? 1", "catchUp? 11"), output.said);
  }

  @Test
  void shouldHaveAPrimarySendEverythingAFewTimesAtMostHoweverSlowItIs() {
    long last = 100 * RecordedOutput.WINDOW;
    SlowPrimary primary = new SlowPrimary(output.said, 3 * SILENCE_NS, SILENCE_NS / 3, last);
    long sequence = 0;
    requests.startAnew();
    for (int i = 0; i < 100_000 && sequence < last; i++) {
      tick(sequence, INTERVAL_NS / 2);
      long record = primary.arriving(nowNs);
      if (record > 0) {
        requests.onHeard();
        sequence += record == sequence + 1 ? 1 : 0;
      }
    }
    assertEquals(last, sequence);
    assertTrue(primary.sent() <= 3 * last, "sent " + primary.sent() + " records to bring " + last);
  }

  private void tick(long sequence, long afterNs) {
    nowNs += afterNs;
    requests.onTick(VIEW, sequence, nowNs);
  }
}
