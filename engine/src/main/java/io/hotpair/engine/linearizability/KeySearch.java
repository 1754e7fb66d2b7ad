package io.hotpair.engine.linearizability;

import io.hotpair.engine.linearizability.KeyModel.Rule;
import io.hotpair.engine.linearizability.KeyModel.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Searches an order of one key's operations that explains every answer, depth first: what has been
 * ordered is a prefix of every session's operations, so a configuration is how far each session has
 * come and what the key holds. A configuration that failed once is not tried again. One thread.
 *
 * <p>What keeps the search narrow: an operation that changes nothing, and a write that nobody saw
 * where nobody waits for the value before it, is ordered as soon as it can be, since every
 * explanation stays one when it is moved forward to there; a value that operations still wait for
 * is never overwritten if nothing left to order writes it again; and the operation that the pair
 * says was first, or else that was over first, is tried first. So a history of a pair that tells
 * the truth takes no going back, however many operations were outstanding at once; without hints a
 * few hundred per key and distinct values are tractable.
 */
final class KeySearch {
  /** What a search found. */
  enum Outcome {
    LINEARIZABLE,
    NOT_LINEARIZABLE,
    /** More configurations than the limit. */
    UNDECIDED
  }

  private final SessionTrack[] tracks;
  private final ValueCounts counts;
  private final OrderedSteps order = new OrderedSteps();
  private final Set<Configuration> visited = new HashSet<>();
  private final int configurationLimit;
  private int value = KeyModel.ABSENT;
  private int earliest;
  private long secondBoundNs;
  private int deepest = -1;
  private List<KeyValueOperation> waiting = List.of();

  KeySearch(List<BoundedOperation> operations, int configurationLimit) {
    this.configurationLimit = configurationLimit;
    Map<Long, List<BoundedOperation>> sessions = new LinkedHashMap<>();
    for (BoundedOperation each : operations) {
      sessions.computeIfAbsent(each.operation().session(), id -> new ArrayList<>()).add(each);
    }
    KeyModel model = new KeyModel();
    tracks =
        sessions.values().stream()
            .map(ordered -> new SessionTrack(ordered, model))
            .toArray(SessionTrack[]::new);
    counts = new ValueCounts(model.valueCount());
    for (SessionTrack track : tracks) {
      for (int i = 0; i < track.size(); i++) {
        counts.add(track.stepAt(i));
      }
    }
    for (SessionTrack track : tracks) {
      track.prepare(counts);
    }
    findEarliest();
  }

  /** Searches; once. */
  Outcome search() {
    if (counts.isAnyValueUnwritten()) {
      rememberUnwritten();
      return Outcome.NOT_LINEARIZABLE;
    }
    while (true) {
      orderWhatCannotHurt();
      if (isExplained()) {
        return Outcome.LINEARIZABLE;
      }
      rememberDeepest();
      if (visited.size() > configurationLimit) {
        return Outcome.UNDECIDED;
      }
      boolean isNew = visited.add(Configuration.of(tracks, value));
      if (!(isNew && choose(OrderedSteps.BEFORE_ALL)) && !backtrack()) {
        return Outcome.NOT_LINEARIZABLE;
      }
    }
  }

  /** Operations that no order could place, where the longest order ended. */
  List<KeyValueOperation> waiting() {
    return waiting;
  }

  private void orderWhatCannotHurt() {
    boolean isMoving = true;
    while (isMoving) {
      isMoving = false;
      for (int i = 0; i < tracks.length; i++) {
        SessionTrack track = tracks[i];
        while (!track.isAtEnd() && isHarmless(track) && isEnabled(i)) {
          take(i, track.step().apply(value), OrderedSteps.FORCED);
          isMoving = true;
        }
      }
    }
  }

  private boolean isHarmless(SessionTrack track) {
    Step step = track.step();
    if (step.rule() == Rule.NOTHING) {
      return step.apply(value) == value;
    }
    return step.isBlindWrite()
        && track.operation().isAnswered()
        && counts.isUnseen(step.written())
        && (value == KeyModel.ABSENT || !counts.isWanted(value))
        && !isPresenceAtStake(track.boundNs());
  }

  /**
   * Whether, before a time, an operation may take effect that must find nothing or leaves nothing.
   */
  private boolean isPresenceAtStake(long boundNs) {
    for (SessionTrack track : tracks) {
      if (track.nextAbsenceNs() <= boundNs) {
        return true;
      }
    }
    return false;
  }

  private boolean isExplained() {
    for (SessionTrack track : tracks) {
      if (!track.isExplained()) {
        return false;
      }
    }
    return true;
  }

  /** Whether the operation in front was not invoked after another one that is not ordered ended. */
  private boolean isEnabled(int index) {
    long boundNs = index == earliest ? secondBoundNs : tracks[earliest].boundNs();
    return tracks[index].operation().invokeNs() <= boundNs;
  }

  private void findEarliest() {
    earliest = 0;
    secondBoundNs = KeyValueOperation.NEVER;
    for (int i = 1; i < tracks.length; i++) {
      long boundNs = tracks[i].boundNs();
      if (boundNs < tracks[earliest].boundNs()) {
        secondBoundNs = tracks[earliest].boundNs();
        earliest = i;
      } else {
        secondBoundNs = Math.min(secondBoundNs, boundNs);
      }
    }
  }

  /**
   * Orders the next operation that can be, in the order of rank: by hint and bound; then, for those
   * without an answer, that they never took effect.
   */
  private boolean choose(int afterRank) {
    int[] open = openTracks();
    for (int rank = afterRank + 1; rank < 2 * open.length; rank++) {
      SessionTrack track = tracks[open[rank % open.length]];
      boolean isSkip = rank >= open.length;
      int next = isSkip ? value : track.step().apply(value);
      boolean isOpen = isSkip ? isSkippable(track) : next != KeyModel.IMPOSSIBLE && isUseful(track);
      if (isOpen) {
        int before = value;
        take(open[rank % open.length], next, rank);
        if (!isLost(before)) {
          return true;
        }
        undo();
      }
    }
    return false;
  }

  /** The tracks whose operation in front may be the next, the most likely one first. */
  private int[] openTracks() {
    int[] open = new int[tracks.length];
    int count = 0;
    for (int i = 0; i < tracks.length; i++) {
      if (!tracks[i].isAtEnd() && isEnabled(i)) {
        int at = count++;
        while (at > 0 && tracks[i].isBefore(tracks[open[at - 1]])) {
          open[at] = open[at - 1];
          at--;
        }
        open[at] = i;
      }
    }
    return Arrays.copyOf(open, count);
  }

  /** Whether it can matter that this operation took effect just here, if nobody knows it did. */
  private boolean isUseful(SessionTrack track) {
    return track.operation().isAnswered()
        || track.operation().hint() != KeyValueOperation.NEVER
        || value == KeyModel.ABSENT
        || counts.isWanted(track.step().written());
  }

  private boolean isLost(int before) {
    return before != value && counts.isAwaitedInVain(before);
  }

  private static boolean isSkippable(SessionTrack track) {
    return !track.operation().isAnswered()
        && (track.boundNs() != KeyValueOperation.NEVER || track.isMoreOfUse());
  }

  private void take(int index, int nextValue, int rank) {
    order.push(index, value, rank);
    counts.remove(tracks[index].step());
    tracks[index].front(tracks[index].front() + 1);
    value = nextValue;
    findEarliest();
  }

  private void undo() {
    SessionTrack track = tracks[order.lastTrack()];
    value = order.lastValue();
    order.pop();
    track.front(track.front() - 1);
    counts.add(track.step());
    findEarliest();
  }

  private boolean backtrack() {
    while (!order.isEmpty()) {
      int rank = order.lastRank();
      undo();
      if (rank != OrderedSteps.FORCED && choose(rank)) {
        return true;
      }
    }
    return false;
  }

  private void rememberDeepest() {
    if (order.size() <= deepest) {
      return;
    }
    deepest = order.size();
    List<KeyValueOperation> left = new ArrayList<>();
    for (SessionTrack track : tracks) {
      if (!track.isExplained()) {
        left.add(track.operation());
      }
    }
    waiting = left;
  }

  private void rememberUnwritten() {
    List<KeyValueOperation> left = new ArrayList<>();
    for (SessionTrack track : tracks) {
      for (int i = 0; i < track.size(); i++) {
        if (counts.isUnwritten(track.stepAt(i))) {
          left.add(track.operationAt(i));
        }
      }
    }
    waiting = left;
  }
}
