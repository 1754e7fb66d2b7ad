package io.hotpair.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.host.ThreadSetup;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import net.openhft.affinity.Affinity;
import org.agrona.concurrent.Agent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
class RelayedLoopTest {
  private static final int ENOUGH = 1000;

  /** Seconds of turns: nobody has so many between a failure and the look at it. */
  private static final int FAR_TOO_MANY = 50_000_000;

  private static final long HANG_NS = TimeUnit.SECONDS.toNanos(10);

  private final RelayedLoop loop = new RelayedLoop(ThreadSetup.NONE, ThreadSetup.NONE);

  // Written within turns, and read by whoever has seen the end of one.
  private volatile int turns;
  private volatile int turnsOfStandIn;
  private volatile int standInFailsAt = Integer.MAX_VALUE;

  private final Agent agent =
      new Agent() {
        @Override
        public int doWork() {
          turns++;
          if (isStandIn()) {
            turnsOfStandIn++;
            if (turnsOfStandIn == standInFailsAt) {
              throw new IllegalStateException("on purpose");
            }
          }
          return 1;
        }

        @Override
        public String roleName() {
          return "counting";
        }
      };

  private static boolean isStandIn() {
    return Thread.currentThread().getName().endsWith("stand-in");
  }

  /** Holds the first thread up between two turns until the other one has had so many. */
  private boolean isOver(int turnsOfOther, int allTurns) {
    if (!isStandIn() && turns > 0) {
      long startNs = System.nanoTime();
      while (turnsOfStandIn < turnsOfOther) {
        Thread.yield();
        assertTrue(System.nanoTime() - startNs < HANG_NS, "turns of the other: " + turnsOfStandIn);
      }
    }
    return turns >= allTurns;
  }

  @Test
  void shouldHaveTurnsUntilItIsOver() {
    loop.run(agent, () -> turns >= ENOUGH);
    assertTrue(turns >= ENOUGH);
  }

  @Test
  void shouldHaveThemOnOneThreadIfThereIsNoOther() {
    new RelayedLoop(ThreadSetup.NONE, null).run(agent, () -> turns >= ENOUGH);
    assertEquals(ENOUGH, turns);
  }

  @Test
  void shouldGoOnWhileTheFirstThreadIsHeldUpBetweenTurns() {
    loop.run(agent, () -> isOver(ENOUGH / 2, ENOUGH));
    assertTrue(turnsOfStandIn >= ENOUGH / 2, "turns of the thread that stands in");
  }

  @Test
  void shouldThrowWhatATurnOfTheThreadThatStandsInThrewAndHaveNoMoreOfThem() {
    standInFailsAt = 10;
    assertEquals(
        "on purpose",
        assertThrows(
                IllegalStateException.class, () -> loop.run(agent, () -> isOver(10, FAR_TOO_MANY)))
            .getMessage());
    assertEquals(10, turnsOfStandIn);
    assertTrue(turns < FAR_TOO_MANY, "turns of the other thread after it");
  }

  @Test
  void shouldThrowWhatATurnOfTheFirstThreadThrew() {
    AssertionError error = new AssertionError("on purpose");
    Agent failing =
        new Agent() {
          @Override
          public int doWork() {
            throw error;
          }

          @Override
          public String roleName() {
            return "failing";
          }
        };
    assertSame(error, assertThrows(AssertionError.class, () -> loop.run(failing, () -> false)));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldLeaveTheCallingThreadWhereItMayRun() {
    BitSet before = Affinity.getAffinity();
    int core = before.nextSetBit(0);
    ThreadSetup pinned = new ThreadSetup(core, 0, false);
    AtomicReference<BitSet> within = new AtomicReference<>();
    new RelayedLoop(pinned, pinned)
        .run(
            agent,
            () -> {
              within.set(Affinity.getAffinity());
              return turns >= ENOUGH;
            });
    assertEquals(BitSet.valueOf(new long[] {1L << core}), within.get());
    assertEquals(before, Affinity.getAffinity());
  }

  @Test
  void shouldLeaveAnInterruptToTheCaller() {
    Thread.currentThread().interrupt();
    loop.run(agent, () -> turns >= ENOUGH);
    assertTrue(Thread.interrupted());
  }
}
