package io.hotpair.engine.drill;

import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.linearizability.LinearizabilityCheck;
import io.hotpair.engine.linearizability.LinearizabilityReport;
import io.hotpair.engine.process.ServiceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the history of a drill, and judges that of the key-value service. */
final class HistoryJudge {
  private static final long MOST_OPERATIONS = 1_000_000;

  private final DrillPlan plan;
  private final DrillSite site;
  private final Screen screen;

  HistoryJudge(DrillPlan plan, DrillSite site, Screen screen) {
    this.plan = plan;
    this.site = site;
    this.screen = screen;
  }

  /** Gives the evidence with the judgement, if the history can be judged. */
  Evidence judge(List<ClientHistory> clients, Evidence evidence) throws IOException {
    long offered = clients.stream().mapToLong(client -> client.answers().offered()).sum();
    boolean isJudged = plan.service() == ServiceKind.KV && offered <= MOST_OPERATIONS;
    Optional<Path> file =
        isJudged
            ? Optional.of(plan.history().orElse(site.directory().resolve("history.jsonl")))
            : plan.history();
    if (file.isEmpty()) {
      return evidence;
    }
    Files.deleteIfExists(file.get());
    for (ClientHistory client : clients) {
      try (OperationSource source = client.operations().get()) {
        new HistoryWriter(plan.service().newCodec(), client.answers(), site::letterOf)
            .write(file.get(), client.sessionId(), source);
      }
    }
    if (!isJudged) {
      return evidence;
    }
    LinearizabilityReport report = LinearizabilityCheck.of(file.get());
    screen.line("history: " + report);
    return evidence.with(report);
  }
}
