package io.hotpair.engine.drill;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a drill proved what it should.
 *
 * @param evidence that it rests on.
 * @param problems everything that is wrong, in words; none if all is well.
 */
record Verdict(Evidence evidence, List<String> problems) {
  static Verdict of(Evidence evidence) {
    List<String> problems = new ArrayList<>(evidence.troubles());
    Verdict verdict = new Verdict(evidence, problems);
    verdict.judgeAnswers();
    verdict.judgeJournals();
    verdict.judgeDigests();
    verdict.judgeFailovers();
    verdict.judgeFaults();
    return verdict;
  }

  private void judgeAnswers() {
    unless(evidence.load().offered() > 0, "nothing was offered");
    unless(lost() == 0, lost() + " operations were never answered");
    unless(repeated() == 0, repeated() + " operations were answered or applied more than once");
    // The client hands answers over in the order of its operations, whatever fails meanwhile.
    unless(outOfOrder() == 0, outOfOrder() + " answers came out of order");
  }

  private void judgeJournals() {
    unless(evidence.journals().isEqual(), evidence.journals().difference());
    unless(
        mismatched() == 0,
        mismatched()
            + " answers differ from the reference run's: "
            + evidence.reference().firstMismatch());
  }

  private void judgeDigests() {
    long lastSequence = evidence.journals().lastSequence();
    evidence
        .applied()
        .forEach(
            (letter, applied) ->
                unless(
                    applied == lastSequence,
                    "node " + letter + " had applied " + applied + " of " + lastSequence));
    evidence
        .digests()
        .forEach(
            (letter, digest) ->
                unless(
                    digest.equals(referenceDigest()),
                    "node "
                        + letter
                        + "'s digest "
                        + digest
                        + " is not the reference run's "
                        + referenceDigest()));
  }

  private void judgeFailovers() {
    int planned = 0;
    for (FailoverGap each : evidence.failovers()) {
      Failover failover = each.failover();
      planned += failover.kill().isByHand() ? 0 : 1;
      String process = failover.kill().process();
      unless(
          failover.kill().isWatchdog() || failover.grantedAtNs() != Failover.NEVER,
          "no view was granted after " + process + " was killed");
      unless(failover.isOver(), process + " did not come back to its place after it was killed");
    }
    unless(
        planned == evidence.plannedKills(),
        planned + " of " + evidence.plannedKills() + " kills could be done before the flow ended");
  }

  private void judgeFaults() {
    FaultEvidence faults = evidence.faults();
    unless(
        faults.outcomes().size() == faults.planned(),
        faults.outcomes().size()
            + " of "
            + faults.planned()
            + " faults could be done, and were got over, before the flow ended");
    for (ClientEvidence other : faults.others()) {
      unless(other.offered() > 0, "a client offered nothing");
      unless(
          other.reference().mismatched() == 0,
          "another client's answers differ: " + other.reference().firstMismatch());
    }
    faults
        .linearizability()
        .ifPresent(
            report ->
                unless(
                    report.isLinearizable(),
                    "the history is not linearizable: " + String.join("\n", report.problems())));
  }

  private void unless(boolean condition, String problem) {
    if (!condition) {
      problems.add(problem);
    }
  }

  boolean isOk() {
    return problems.isEmpty();
  }

  long lost() {
    return evidence.load().offered()
        - evidence.load().answered()
        + evidence.faults().others().stream().mapToLong(ClientEvidence::lost).sum();
  }

  long repeated() {
    return evidence.repeatedAnswers()
        + evidence.reference().repeated()
        + evidence.faults().others().stream().mapToLong(ClientEvidence::repeated).sum();
  }

  long mismatched() {
    return evidence.reference().mismatched()
        + evidence.faults().others().stream()
            .mapToLong(other -> other.reference().mismatched())
            .sum();
  }

  /** Answers whose records were pruned, so that only a snapshot has what came of them. */
  long uncompared() {
    return evidence.reference().uncompared()
        + evidence.faults().others().stream()
            .mapToLong(other -> other.reference().uncompared())
            .sum();
  }

  long outOfOrder() {
    return evidence.load().outOfOrder()
        + evidence.faults().others().stream().mapToLong(ClientEvidence::outOfOrder).sum();
  }

  String referenceDigest() {
    return Long.toHexString(evidence.reference().digest());
  }
}
