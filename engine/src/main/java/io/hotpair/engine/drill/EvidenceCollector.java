package io.hotpair.engine.drill;

import io.hotpair.engine.load.LoadResult;
import io.hotpair.engine.load.LoadRunner;
import io.hotpair.engine.tools.JournalVerification;
import io.hotpair.journal.JournalException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers a verdict's evidence once all processes have ended. */
final class EvidenceCollector {
  private final DrillPlan plan;
  private final DrillSite site;
  private final PairObserver observer;
  private final DrillRun run;

  EvidenceCollector(DrillPlan plan, DrillSite site, PairObserver observer, DrillRun run) {
    this.plan = plan;
    this.site = site;
    this.observer = observer;
    this.run = run;
  }

  /** The first client's evidence is the drill's; others come beside it. */
  Evidence of(List<DrillClient> clients, List<ClientHistory> mortals) {
    LoadRunner load = clients.get(0).load();
    AnswerLog answers = clients.get(0).answers();
    List<ProvenJournal> journals = new ArrayList<>();
    for (int nodeId : site.nodeIds()) {
      verify(nodeId);
      journals.add(ProvenJournal.open(site.directoryOf(DrillSite.nameOf(nodeId))));
    }
    JournalComparison comparison =
        JournalComparison.of(journals.get(0).reader(), journals.get(1).reader());
    ProvenJournal longest =
        journals.stream().min(Comparator.comparingLong(ProvenJournal::begin)).orElseThrow();
    ReferenceRun.Result reference = reference(clients.get(0).history(), longest);
    Map<String, String> digests = new TreeMap<>();
    Map<String, Long> applied = new TreeMap<>();
    for (int nodeId : site.nodeIds()) {
      String letter = site.letterOf(nodeId);
      digests.put(letter, "unknown");
      applied.put(letter, 0L);
      for (DrillEvent event : observer.events()) {
        if (event.is("stopped") && event.source().equals(DrillSite.nameOf(nodeId))) {
          digests.put(letter, event.text("digest"));
          applied.put(letter, event.number("applied"));
        }
      }
    }
    long falseSuspicions = observer.events().stream().filter(e -> e.is("cleared")).count();
    return new Evidence(
        load.result(),
        answers.repeated(),
        comparison,
        reference,
        digests,
        applied,
        run.failovers(),
        plan.kills(),
        observer.versions(),
        falseSuspicions,
        run.troubles(),
        faults(clients, mortals, longest));
  }

  /** As {@code hotpair journal verify} does it. */
  private void verify(int nodeId) {
    Path directory = site.directoryOf(DrillSite.nameOf(nodeId));
    try {
      JournalVerification.of(directory);
    } catch (JournalException e) {
      run.trouble("node " + site.letterOf(nodeId) + "'s journal is not whole: " + e.getMessage());
    }
  }

  private FaultEvidence faults(
      List<DrillClient> clients, List<ClientHistory> mortals, ProvenJournal journal) {
    List<ClientEvidence> others = new ArrayList<>();
    for (DrillClient client : clients.subList(1, clients.size())) {
      LoadResult result = client.load().result();
      others.add(
          new ClientEvidence(
              result.offered(),
              result.answered(),
              result.outOfOrder(),
              client.answers().repeated(),
              false,
              reference(client.history(), journal)));
    }
    for (ClientHistory mortal : mortals) {
      AnswerLog answers = mortal.answers();
      ReferenceRun.Result reference = reference(mortal, journal);
      others.add(
          new ClientEvidence(
              answers.offered(), answers.answered(), 0, answers.repeated(), true, reference));
    }
    int planned = plan.fault().map(FaultPlan::repeat).orElse(0);
    return new FaultEvidence(others, run.faults(), planned, Optional.empty());
  }

  private ReferenceRun.Result reference(ClientHistory client, ProvenJournal journal) {
    return ReferenceRun.of(
        journal.reader(),
        journal.snapshot(),
        plan.service().newService(),
        Drill.sessionWindow(plan),
        client.sessionId(),
        client.answers());
  }
}
