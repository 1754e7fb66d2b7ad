package io.hotpair.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DutyRelayTest {
  private static final long PATIENCE_NS = 100;

  private final CountingAgent agent = new CountingAgent();
  private long nowNs;
  private final DutyRelay relay = new DutyRelay(agent, PATIENCE_NS, () -> nowNs);
  private final Agent first = relay.first();
  private final Agent standIn = relay.standIn();

  @Test
  void shouldLeaveTheAgentToTheFirstThreadWhileTurnsBegin() throws Exception {
    for (int i = 1; i <= 10; i++) {
      assertEquals(i, first.doWork());
      assertEquals(0, standIn.doWork());
      nowNs += PATIENCE_NS - 1;
      assertEquals(0, standIn.doWork());
    }
  }

  @Test
  void shouldGoOnWithTheAgentOnceNoTurnBeginsForAsLongAsThePatience() throws Exception {
    first.doWork();
    assertEquals(0, standIn.doWork());
    nowNs += PATIENCE_NS - 1;
    assertEquals(0, standIn.doWork());
    nowNs++;
    assertEquals(2, standIn.doWork());
    assertEquals(3, standIn.doWork());
  }

  @Test
  void shouldCountThePatienceFromWhatItSawAndNotFromWhenItLookedLast() throws Exception {
    first.doWork();
    standIn.doWork();
    first.doWork();
    nowNs += 10 * PATIENCE_NS; // the stand-in was the one that had no core
    assertEquals(0, standIn.doWork());
    nowNs += PATIENCE_NS;
    assertEquals(3, standIn.doWork());
  }

  @Test
  void shouldLeaveTheAgentToTheStandInUntilThatIsLateItself() throws Exception {
    first.doWork();
    standIn.doWork();
    nowNs += PATIENCE_NS;
    standIn.doWork();

    assertEquals(0, first.doWork());
    nowNs += PATIENCE_NS - 1;
    assertEquals(0, first.doWork());
    nowNs++;
    assertEquals(3, first.doWork());
    assertEquals(0, standIn.doWork());
  }

  @Test
  void shouldLetAThreadKeepTheAgentWithinATurnHoweverLongItTakes() throws Exception {
    agent.within =
        () -> {
          agent.within = () -> {};
          assertEquals(0, standIn.doWork());
          nowNs += 10 * PATIENCE_NS;
          assertEquals(0, standIn.doWork());
        };

    assertEquals(1, first.doWork());
    assertEquals(2, first.doWork());
  }

  @Test
  void shouldHaveTheAgentBackAfterATurnThatFails() throws Exception {
    agent.within =
        () -> {
          throw new IllegalStateException("on purpose");
        };
    assertThrows(IllegalStateException.class, first::doWork);
    agent.within = () -> {};

    assertEquals(2, first.doWork());
    standIn.doWork();
    nowNs += PATIENCE_NS;
    assertEquals(3, standIn.doWork());
  }

  @Test
  void shouldStartTheAgentWithTheFirstThreadAndCloseItWithTheLast() {
    standIn.onStart();
    first.onStart();
    assertEquals(1, agent.starts);

    first.onClose();
    assertEquals(0, agent.closes);
    standIn.onClose();
    assertEquals(1, agent.closes);
  }

  @Test
  @Timeout(60)
  void shouldRunOneTurnAtATimeAndShowEachWhatWasDoneBeforeWhenThreadsContend() throws Exception {
    int turns = 200_000;
    // With no patience each thread takes the agent whenever it can.
    DutyRelay contended = new DutyRelay(agent, 0, SystemNanoClock.INSTANCE);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> a = threads.submit(() -> turnsOf(contended.first(), turns));
      Future<Integer> b = threads.submit(() -> turnsOf(contended.standIn(), turns));
      int sum = a.get(50, TimeUnit.SECONDS) + b.get(50, TimeUnit.SECONDS);

      // Not atomic: it is right only if no turn overlaps another, or misses what it did.
      assertEquals(sum, agent.turns);
      assertTrue(a.get() > 0);
      assertTrue(b.get() > 0);
    } finally {
      threads.shutdownNow();
    }
  }

  private int turnsOf(Agent leg, int turns) throws Exception {
    int own = 0;
    for (int i = 0; i < turns; i++) {
      own += leg.doWork() == 0 ? 0 : 1;
    }
    return own;
  }

  private interface Step {
    void run() throws Exception;
  }

  private static final class CountingAgent implements Agent {
    private Step within = () -> {};
    private int turns;
    private int starts;
    private int closes;

    @Override
    public void onStart() {
      starts++;
    }

    @Override
    public int doWork() throws Exception {
      turns++;
      int own = turns;
      within.run();
      return own;
    }

    @Override
    public void onClose() {
      closes++;
    }

    @Override
    public String roleName() {
      return "counting";
    }
  }
}
