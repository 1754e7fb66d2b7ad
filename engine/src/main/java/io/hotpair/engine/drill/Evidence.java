package io.hotpair.engine.drill;

import io.hotpair.engine.linearizability.LinearizabilityReport;
import io.hotpair.engine.load.LoadResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a drill's verdict is made from.
 *
 * @param load what the client did.
 * @param repeatedAnswers answers delivered to the application more than once.
 * @param journals the nodes' journals, compared.
 * @param reference the independent run over the journal.
 * @param digests of the nodes at their end, by letter; as the event log has them, in hexadecimal.
 * @param applied last sequence that each node had applied at its end, by letter.
 * @param failovers what followed each kill, with the client's gap.
 * @param plannedKills how many kills there should have been.
 * @param versions of the views that were granted.
 * @param falseSuspicions that the watchdog took back.
 * @param troubles anything else that went wrong, in words.
 * @param faults what faults and other clients add.
 */
record Evidence(
    LoadResult load,
    long repeatedAnswers,
    JournalComparison journals,
    ReferenceRun.Result reference,
    Map<String, String> digests,
    Map<String, Long> applied,
    List<FailoverGap> failovers,
    int plannedKills,
    List<Long> versions,
    long falseSuspicions,
    List<String> troubles,
    FaultEvidence faults) {
  /** Evidence of a drill with one client and kills only. */
  Evidence(
      LoadResult load,
      long repeatedAnswers,
      JournalComparison journals,
      ReferenceRun.Result reference,
      Map<String, String> digests,
      Map<String, Long> applied,
      List<FailoverGap> failovers,
      int plannedKills,
      List<Long> versions,
      long falseSuspicions,
      List<String> troubles) {
    this(
        load,
        repeatedAnswers,
        journals,
        reference,
        digests,
        applied,
        failovers,
        plannedKills,
        versions,
        falseSuspicions,
        troubles,
        FaultEvidence.NONE);
  }

  /** The same with a judgement of the history. */
  Evidence with(LinearizabilityReport report) {
    return new Evidence(
        load,
        repeatedAnswers,
        journals,
        reference,
        digests,
        applied,
        failovers,
        plannedKills,
        versions,
        falseSuspicions,
        troubles,
        new FaultEvidence(
            faults.others(), faults.outcomes(), faults.planned(), Optional.of(report)));
  }
}
