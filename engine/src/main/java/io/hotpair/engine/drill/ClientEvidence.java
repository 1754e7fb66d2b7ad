package io.hotpair.engine.drill;

/**
 * What one client saw, beside the reference run.
 *
 * @param offered operations that it sent.
 * @param answered operations that were answered to it.
 * @param outOfOrder answers that came after that of a later operation.
 * @param repeatedAnswers answers that it was given once more.
 * @param isKilled whether its process was killed, so that it could not wait for answers.
 * @param reference the reference run, compared with its answers.
 */
record ClientEvidence(
    long offered,
    long answered,
    long outOfOrder,
    long repeatedAnswers,
    boolean isKilled,
    ReferenceRun.Result reference) {
  long lost() {
    return isKilled ? 0 : offered - answered;
  }

  long repeated() {
    return repeatedAnswers + reference.repeated();
  }
}
