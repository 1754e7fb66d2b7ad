package io.hotpair.benchmarks.load;

import io.hotpair.engine.host.DutyRelay;
import io.hotpair.engine.host.ThreadSetup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Runs an agent on a thread and on one that stands in for it, as Hotpair's nodes have it: a core
 * that is taken from the load generator is no latency of the system that it measures. The calling
 * thread waits: where it may run is inherited by the processes that it starts.
 */
final class RelayedLoop {
  private static final long PATIENCE_NS = TimeUnit.MICROSECONDS.toNanos(100);

  private final ThreadSetup first;
  private final ThreadSetup standIn;

  /**
   * Nothing runs yet.
   *
   * @param first what the one thread asks of the system.
   * @param standIn what the other one asks; null if there is none.
   */
  RelayedLoop(ThreadSetup first, ThreadSetup standIn) {
    this.first = first;
    this.standIn = standIn;
  }

  /**
   * Has turns until it is over, and returns once its threads have ended with them. What a turn
   * throws, on any thread, ends all and is thrown here.
   *
   * @param agent one turn at a time; throws no checked exceptions.
   * @param isOver asked by each thread between turns.
   */
  void run(Agent agent, BooleanSupplier isOver) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    BooleanSupplier isDone = () -> failure.get() != null || isOver.getAsBoolean();
    CompletableFuture<Void> threads;
    if (standIn == null) {
      threads = start("load", () -> turns(first, agent, isDone, failure));
    } else {
      DutyRelay relay = new DutyRelay(agent, PATIENCE_NS, SystemNanoClock.INSTANCE);
      threads =
          CompletableFuture.allOf(
              start("load", () -> turns(first, relay.first(), isDone, failure)),
              start("load-stand-in", () -> turns(standIn, relay.standIn(), isDone, failure)));
    }
    threads.join(); // leaves an interrupt to the caller: the threads end by themselves
    if (failure.get() instanceof Error error) {
      throw error;
    }
    if (failure.get() != null) {
      throw (RuntimeException) failure.get();
    }
  }

  private static CompletableFuture<Void> start(String name, Runnable turns) {
    return CompletableFuture.runAsync(turns, task -> new Thread(task, name).start());
  }

  private static void turns(
      ThreadSetup setup, Agent leg, BooleanSupplier isDone, AtomicReference<Throwable> failure) {
    try {
      setup.apply();
      while (!isDone.getAsBoolean()) {
        if (leg.doWork() == 0) {
          Thread.yield();
        }
      }
    } catch (Exception | Error e) {
      failure.compareAndSet(null, e);
    }
  }
}
