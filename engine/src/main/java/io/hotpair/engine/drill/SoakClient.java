package io.hotpair.engine.drill;

import io.hotpair.engine.config.Settings;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.load.LoadObserver;
import io.hotpair.engine.load.LoadPlan;
import io.hotpair.engine.load.LoadResult;
import io.hotpair.engine.load.LoadRunner;
import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A client that loads a soaking pair, on a thread of its own. */
final class SoakClient {
  private static final long PATIENCE_S = 120;

  private final LoadRunner load;
  private final Thread thread;

  SoakClient(
      Settings settings, OperationSource source, long count, long rate, LoadObserver observer) {
    load = new LoadRunner(settings, source, LoadPlan.of(count, rate), observer);
    thread = new Thread(load, "soak-client");
  }

  LoadRunner load() {
    return load;
  }

  void start() {
    thread.start();
  }

  /** Waits until all was offered and answered; the pair is watched meanwhile. */
  LoadResult await(SoakPair pair, long aboutSeconds) throws IOException, InterruptedException {
    if (!pair.stepUntil(load::isDone, aboutSeconds + PATIENCE_S)) {
      throw new CommandException(
          "only "
              + load.answered()
              + " operations were answered in "
              + (aboutSeconds + PATIENCE_S)
              + " s: choose a lower rate");
    }
    thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_S));
    if (load.trouble() != null) {
      throw new CommandException(load.trouble());
    }
    return load.result();
  }

  void stop() throws InterruptedException {
    load.stop();
    thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_S));
  }
}
