package io.hotpair.engine.drill;

import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.load.LoadPlan;
import io.hotpair.engine.load.LoadRunner;
import java.util.Optional;

/** A client of a drill: its flow, what it saw, and the thread that it runs on. */
final class DrillClient {
  private final DrillPlan plan;
  private final int index;
  private final AnswerLog answers;
  private final OperationSource source;
  private final LoadRunner load;
  private final Thread thread;

  /**
   * Prepares a client; the first one plays what the plan says, every other one generated operations
   * with a seed of its own. All share the rate and the count.
   */
  DrillClient(DrillPlan plan, int index, Placement placement) {
    this.plan = plan;
    this.index = index;
    int most = Math.toIntExact(plan.mostCount() / plan.clients() + 1);
    answers = new AnswerLog(most);
    source = openSource();
    long count = Math.max(1, plan.count() / plan.clients());
    long rate = Math.max(1, plan.rate() / plan.clients());
    load =
        new LoadRunner(
            placement.adapt(Fault.CLIENT, plan.settings()),
            source,
            LoadPlan.of(count, rate).upTo(Math.max(count, most)),
            answers);
    thread = new Thread(placement.client(load), "drill-client-" + index);
  }

  /** The client's operations, from the first. */
  OperationSource openSource() {
    return FlowSources.open(
        plan.service().flow(),
        index == 0 ? plan.orders() : Optional.empty(),
        plan.seed() + index,
        plan.mostCount());
  }

  /** What it did and saw. */
  ClientHistory history() {
    return new ClientHistory(load.sessionId(), answers, this::openSource);
  }

  void start() {
    thread.start();
  }

  void stop() throws InterruptedException {
    load.stop();
    thread.join();
  }

  LoadRunner load() {
    return load;
  }

  AnswerLog answers() {
    return answers;
  }

  void close() {
    source.close();
  }
}
