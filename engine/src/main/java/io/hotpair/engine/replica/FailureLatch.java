package io.hotpair.engine.replica;

import io.aeron.exceptions.AeronException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.agrona.concurrent.AgentTerminationException;

/**
 * The first error that a replica cannot carry on with. Once it is there every agent of the replica
 * stops, so that a node whose state or journal cannot be trusted falls silent. Any thread.
 */
final class FailureLatch {
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Consumer<Throwable> onFailure;
  private final Consumer<Throwable> onWarning;

  FailureLatch(Consumer<Throwable> onFailure, Consumer<Throwable> onWarning) {
    this.onFailure = onFailure;
    this.onWarning = onWarning;
  }

  /** Takes what a media driver, a client of it, or a thread reports. */
  void onError(Throwable error) {
    if (error instanceof AgentTerminationException) {
      return;
    }
    if (error instanceof AeronException) {
      // The network's troubles are repaired or show as silence; they do not touch what this node
      // holds.
      onWarning.accept(error);
    } else if (failure.compareAndSet(null, error)) {
      onFailure.accept(error);
    }
  }

  /** Sequence at which this node's state was found to differ from the primary's; 0 if nowhere. */
  long divergedAt() {
    return failure.get() instanceof DivergenceException divergence ? divergence.sequence() : 0;
  }

  /** Ends the calling agent if there was a failure. */
  void check() {
    if (failure.get() != null) {
      throw new AgentTerminationException();
    }
  }
}
