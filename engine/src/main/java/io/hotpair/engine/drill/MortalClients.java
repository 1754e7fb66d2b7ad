package io.hotpair.engine.drill;

import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.load.LoadObserver;
import io.hotpair.engine.load.LoadTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Clients in processes of their own, one after the other, to be killed; each writes down at once
 * what it does and sees. One thread; {@link #destroy} may be called by any.
 */
final class MortalClients {
  private static final long END_TIMEOUT_MS = 10_000;
  private static final int MOST_OPERATIONS = 200_000;
  private static final int FIRST_SEED = 1000;

  private final DrillPlan plan;
  private final DrillSite site;
  private final List<ChildProcess> processes = new ArrayList<>();
  private int lastFlowing = -1;

  MortalClients(DrillPlan plan, DrillSite site) {
    this.plan = plan;
    this.site = site;
  }

  /** Starts the next one, with a session and operations of its own. */
  synchronized void start() throws IOException {
    int index = processes.size();
    String name = Fault.CLIENT + "-" + index;
    List<String> command =
        site.clientCommand(
            "load",
            "--seed",
            Long.toString(seed(index)),
            "--rate",
            Long.toString(Math.max(1, plan.rate() / plan.clients())),
            "--count",
            Integer.toString(MOST_OPERATIONS - 1),
            "--trace",
            trace(index).toString());
    processes.add(ChildProcess.start(name, command, site.outputOf(name)));
  }

  private long seed(int index) {
    return plan.seed() + FIRST_SEED + index;
  }

  private Path trace(int index) {
    return site.directory().resolve(Fault.CLIENT + "-" + index + ".trace");
  }

  /** The one that runs. */
  synchronized ChildProcess current() {
    return processes.get(processes.size() - 1);
  }

  /** Whether the one that runs has offered operations. */
  boolean isFlowing() throws IOException {
    int last = processes.size() - 1;
    if (lastFlowing != last && LoadTrace.read(trace(last), LoadObserver.NONE) != 0) {
      lastFlowing = last;
    }
    return lastFlowing == last;
  }

  /** SIGKILL to whatever still runs. */
  synchronized void destroy() {
    processes.forEach(ChildProcess::kill);
  }

  /** What they did and saw, those that offered anything; once all have ended. */
  List<ClientHistory> histories() throws IOException, InterruptedException {
    destroy();
    List<ClientHistory> histories = new ArrayList<>();
    for (int i = 0; i < processes.size(); i++) {
      processes.get(i).awaitEnd(END_TIMEOUT_MS);
      AnswerLog answers = new AnswerLog(MOST_OPERATIONS);
      long sessionId = LoadTrace.read(trace(i), answers);
      if (sessionId != 0) {
        answers.offerMayBeMissing();
        long seed = seed(i);
        histories.add(new ClientHistory(sessionId, answers, () -> operations(seed)));
      }
    }
    return histories;
  }

  private OperationSource operations(long seed) {
    return FlowSources.open(plan.service().flow(), Optional.empty(), seed, MOST_OPERATIONS);
  }
}
