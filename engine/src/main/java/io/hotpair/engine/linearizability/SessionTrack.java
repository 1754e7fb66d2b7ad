package io.hotpair.engine.linearizability;

import java.util.List;

/** One session's operations on one key, in their order, and how far a search has come in them. */
final class SessionTrack {
  private final KeyValueOperation[] operations;
  private final KeyModel.Step[] steps;
  private final long[] boundsNs;
  private final long[] absencesNs;
  private final int lastAnswered;
  private int lastOfUse;
  private int front;

  SessionTrack(List<BoundedOperation> ordered, KeyModel model) {
    operations = new KeyValueOperation[ordered.size()];
    steps = new KeyModel.Step[ordered.size()];
    boundsNs = new long[ordered.size()];
    int last = -1;
    for (int i = 0; i < operations.length; i++) {
      operations[i] = ordered.get(i).operation();
      steps[i] = model.step(operations[i].effect());
      boundsNs[i] = ordered.get(i).boundNs();
      last = operations[i].isAnswered() ? i : last;
    }
    lastAnswered = last;
    absencesNs = new long[operations.length + 1];
    absencesNs[operations.length] = KeyValueOperation.NEVER;
    for (int i = operations.length - 1; i >= 0; i--) {
      absencesNs[i] = steps[i].isAboutAbsence() ? operations[i].invokeNs() : absencesNs[i + 1];
    }
  }

  /** Takes in which values are wanted by any operation at all. */
  void prepare(ValueCounts counts) {
    lastOfUse = lastAnswered;
    for (int i = lastAnswered + 1; i < operations.length; i++) {
      int written = steps[i].written();
      lastOfUse = written != KeyModel.NONE && counts.isWanted(written) ? i : lastOfUse;
    }
  }

  int size() {
    return operations.length;
  }

  KeyModel.Step stepAt(int index) {
    return steps[index];
  }

  int front() {
    return front;
  }

  void front(int index) {
    front = index;
  }

  boolean isAtEnd() {
    return front == operations.length;
  }

  /** Whether nothing that was answered is left. */
  boolean isExplained() {
    return front > lastAnswered;
  }

  /** Whether an operation behind the one in front is answered, or writes what somebody wants. */
  boolean isMoreOfUse() {
    return front < lastOfUse;
  }

  /**
   * When the next operation that needs or leaves an empty key was offered; never if none is left.
   */
  long nextAbsenceNs() {
    return absencesNs[front];
  }

  KeyValueOperation operation() {
    return operations[front];
  }

  KeyValueOperation operationAt(int index) {
    return operations[index];
  }

  KeyModel.Step step() {
    return steps[front];
  }

  /** Whether the operation in front should be tried before that of another track. */
  boolean isBefore(SessionTrack other) {
    long hint = operation().hint();
    long otherHint = other.operation().hint();
    return hint != otherHint ? hint < otherHint : boundNs() < other.boundNs();
  }

  /** The time by which the operation in front is over; never at the end. */
  long boundNs() {
    return isAtEnd() ? KeyValueOperation.NEVER : boundsNs[front];
  }
}
