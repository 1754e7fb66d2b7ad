package io.hotpair.engine.linearizability;

import io.hotpair.engine.linearizability.KeyModel.Rule;
import io.hotpair.engine.linearizability.KeyModel.Step;

/** For each value, how many of the operations that are not ordered yet write it or wait for it. */
final class ValueCounts {
  private final int[] writers;
  private final int[] needing;
  private final int[] hoping;

  ValueCounts(int valueCount) {
    writers = new int[valueCount];
    needing = new int[valueCount];
    hoping = new int[valueCount];
  }

  void add(Step step) {
    count(step, 1);
  }

  void remove(Step step) {
    count(step, -1);
  }

  private void count(Step step, int change) {
    if (step.written() != KeyModel.NONE) {
      writers[step.written()] += change;
    }
    if (step.needed() != KeyModel.NONE) {
      (step.rule() == Rule.WRITE_IF ? hoping : needing)[step.needed()] += change;
    }
  }

  /** Whether an operation needs a value that none writes. */
  boolean isAnyValueUnwritten() {
    for (int value = KeyModel.ABSENT + 1; value < writers.length; value++) {
      if (isAwaitedInVain(value)) {
        return true;
      }
    }
    return false;
  }

  boolean isUnwritten(Step step) {
    return step.needed() > KeyModel.ABSENT && isAwaitedInVain(step.needed());
  }

  /** Whether a value that the key does not hold is needed, but never written again. */
  boolean isAwaitedInVain(int value) {
    return needing[value] > 0 && writers[value] == 0;
  }

  /** Whether an operation needs the value, or can do more if it finds it. */
  boolean isWanted(int value) {
    return needing[value] + hoping[value] > 0;
  }

  /** Whether only one operation writes it and none can have seen it. */
  boolean isUnseen(int value) {
    return writers[value] == 1 && !isWanted(value);
  }
}
