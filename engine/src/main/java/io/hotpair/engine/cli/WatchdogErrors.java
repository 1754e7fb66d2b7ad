package io.hotpair.engine.cli;

import io.aeron.exceptions.AeronException;
import io.hotpair.engine.events.EventLog;
import io.hotpair.engine.process.Lifetime;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentTerminationException;

/** What goes wrong in a running watchdog: the network's troubles are logged, all else ends it. */
final class WatchdogErrors implements ErrorHandler {
  private final EventLog log;
  private final Lifetime lifetime;

  WatchdogErrors(EventLog log, Lifetime lifetime) {
    this.log = log;
    this.lifetime = lifetime;
  }

  @Override
  public void onError(Throwable error) {
    if (error instanceof AeronException) {
      log.event("warning", "message", error.getMessage());
    } else if (error instanceof AgentTerminationException && error.getCause() != null) {
      lifetime.fail(error.getCause());
    } else {
      lifetime.fail(error);
    }
  }
}
