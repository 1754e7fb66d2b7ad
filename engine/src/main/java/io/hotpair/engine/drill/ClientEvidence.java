package io.hotpair.engine.drill;

import io.hotpair.engine.load.LoadResult;

/**
 * What one client saw, beside the reference run.
 *
 * @param load what came of its load.
 * @param repeatedAnswers answers that it was given once more.
 * @param reference the reference run, compared with its answers.
 */
record ClientEvidence(LoadResult load, long repeatedAnswers, ReferenceRun.Result reference) {
  long lost() {
    return load.offered() - load.answered();
  }

  long repeated() {
    return repeatedAnswers + reference.repeated();
  }
}
