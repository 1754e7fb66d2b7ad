package io.hotpair.engine.host;

import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * One agent, a thread that runs it, and another one that stands in. Where threads share cores, a
 * thread that gives its core up between two turns may get it back only milliseconds later: a
 * compiler, the kernel or a neighbour has it. The stand-in, on another core, sees that no turn
 * begins and goes on with the agent, until it is late itself.
 *
 * <p>Turns never overlap, and each sees all that the ones before it did, whichever thread ran them:
 * for the agent it is as one thread. A thread that loses its core within a turn keeps the agent.
 */
public final class DutyRelay {
  private static final long IN_TURN = 1;
  private static final long NEXT_TURN = 2;
  private static final long NEVER = -1;

  private final Agent agent;
  private final long patienceNs;
  private final NanoClock clock;

  /** Twice the number of turns that have ended, odd while one is under way. */
  private final AtomicLong turn = new AtomicLong();

  private boolean isStarted;
  private int unclosed = 2;

  /**
   * Nothing runs yet.
   *
   * @param agent to be run; started by the first of the two threads, closed by the last.
   * @param patienceNs how long no turn begins until the other thread goes on, in ns; a thread that
   *     parks between turns must not park for as long.
   * @param clock monotonic.
   */
  public DutyRelay(Agent agent, long patienceNs, NanoClock clock) {
    this.agent = agent;
    this.patienceNs = patienceNs;
    this.clock = clock;
  }

  /**
   * The agent for the thread that has the first turn. Called once.
   *
   * @return what that thread is to run.
   */
  public Agent first() {
    return new Leg(0, "");
  }

  /**
   * The agent for the thread that stands in. Called once.
   *
   * @return what that thread is to run.
   */
  public Agent standIn() {
    return new Leg(NEVER, "-stand-in");
  }

  private synchronized void start() {
    if (!isStarted) {
      isStarted = true;
      agent.onStart();
    }
  }

  private synchronized void close() {
    unclosed--;
    if (unclosed == 0) {
      agent.onClose();
    }
  }

  /** What one of the two threads runs. */
  private final class Leg implements Agent {
    private final String suffix;

    /** What this thread's last turn left; as long as it is there, the next one is its own. */
    private long left;

    private long seen = NEVER;
    private long seenAtNs;

    private Leg(long left, String suffix) {
      this.left = left;
      this.suffix = suffix;
    }

    @Override
    public void onStart() {
      start();
    }

    @Override
    public int doWork() throws Exception {
      long now = turn.get();
      boolean isNext = now == left || isOtherLate(now);
      if (!isNext || !turn.compareAndSet(now, now + IN_TURN)) {
        return 0;
      }
      try {
        return agent.doWork();
      } finally {
        left = now + NEXT_TURN;
        turn.set(left);
      }
    }

    private boolean isOtherLate(long now) {
      long nowNs = clock.nanoTime();
      if (now != seen) {
        seen = now;
        seenAtNs = nowNs;
        return false;
      }
      boolean isInTurn = (now & IN_TURN) != 0;
      return !isInTurn && nowNs - seenAtNs >= patienceNs;
    }

    @Override
    public void onClose() {
      close();
    }

    @Override
    public String roleName() {
      return agent.roleName() + suffix;
    }
  }
}
