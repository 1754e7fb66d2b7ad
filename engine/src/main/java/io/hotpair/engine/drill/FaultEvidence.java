package io.hotpair.engine.drill;

import io.hotpair.engine.linearizability.LinearizabilityReport;
import java.util.List;
import java.util.Optional;

/**
 * What faults, and clients beside the first one, add to a drill's evidence.
 *
 * @param others what the other clients saw.
 * @param outcomes of the faults that were done.
 * @param planned how many there should have been.
 * @param linearizability judgement of the whole history; empty if there is none.
 */
record FaultEvidence(
    List<ClientEvidence> others,
    List<FaultOutcome> outcomes,
    int planned,
    Optional<LinearizabilityReport> linearizability) {
  static final FaultEvidence NONE = new FaultEvidence(List.of(), List.of(), 0, Optional.empty());
}
