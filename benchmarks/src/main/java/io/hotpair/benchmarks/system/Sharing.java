package io.hotpair.benchmarks.system;

import io.hotpair.benchmarks.load.LoadTarget;
import io.hotpair.benchmarks.load.LoadThreads;
import io.hotpair.benchmarks.load.PacedTarget;
import io.hotpair.benchmarks.process.CorePlacement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemNanoClock;

/**
 * How the processes of a system share this machine.
 *
 * @param cores of the nodes' own threads.
 * @param pollIntervalUs least time in microseconds between two polls of a client; 0: it is polled
 *     all the time.
 * @param clientThreads of the load generator.
 */
public record Sharing(CorePlacement cores, long pollIntervalUs, LoadThreads clientThreads) {
  /** Checks it. */
  public Sharing {
    if (pollIntervalUs < 0) {
      throw new IllegalArgumentException(
          "a client cannot be polled every " + pollIntervalUs + " µs: 0 or more");
    }
  }

  LoadTarget pace(LoadTarget client) {
    return PacedTarget.of(
        client, TimeUnit.MICROSECONDS.toNanos(pollIntervalUs), SystemNanoClock.INSTANCE);
  }

  void show(Map<String, String> settings) {
    settings.put("cores", cores.toString());
    settings.put("client threads", clientThreads.toString());
    if (pollIntervalUs > 0) {
      settings.put("client is polled", "every " + pollIntervalUs + " µs");
    }
  }
}
