package io.hotpair.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class PacedTargetTest {
  private final Counting client = new Counting();
  private long nowNs;

  @Test
  void shouldPollNoMoreThanOnceInTheIntervalAndPassOffersOnAtOnce() {
    LoadTarget paced = PacedTarget.of(client, 100, () -> nowNs);
    assertEquals(7, paced.poll());
    nowNs = 99;
    assertEquals(0, paced.poll());
    assertEquals(1, client.polls);
    assertEquals(5, paced.offer(new UnsafeBuffer(), 0, 0));
    nowNs = 100;
    assertEquals(7, paced.poll());
    nowNs = 350;
    assertEquals(7, paced.poll());
    nowNs = 449;
    assertEquals(0, paced.poll(), "from the last poll on, whatever it missed before");
    assertEquals(3, client.polls);
  }

  @Test
  void shouldNotStandInFrontOfAClientThatHasNoPace() {
    assertSame(client, PacedTarget.of(client, 0, () -> nowNs));
  }

  private static final class Counting implements LoadTarget {
    private int polls;

    @Override
    public long offer(DirectBuffer buffer, int offset, int length) {
      return 5;
    }

    @Override
    public int poll() {
      polls++;
      return 7;
    }

    @Override
    public void close() {}
  }
}
