package io.hotpair.engine.simulation;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.Register;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The register: durable as soon as it is written. The watchdog may die before or after that. */
final class SimRegister implements Register {
  private final StepPoints points;
  private final Sabotage sabotage;
  private final BiConsumer<View, List<Member>> onWritten;
  private final SortedSet<Integer> nodeIds = new TreeSet<>();
  private Entry entry = new Entry(View.NONE, List.of());
  private Entry lastEntry = entry;
  private Entry forgotten = entry;

  SimRegister(
      int nodes, StepPoints points, Sabotage sabotage, BiConsumer<View, List<Member>> onWritten) {
    this.sabotage = sabotage;
    this.points = points;
    this.onWritten = onWritten;
    for (int nodeId = 0; nodeId < nodes; nodeId++) {
      nodeIds.add(nodeId);
    }
  }

  @Override
  public String cluster() {
    return "simulated";
  }

  @Override
  public SortedSet<Integer> nodeIds() {
    return Collections.unmodifiableSortedSet(nodeIds);
  }

  @Override
  public View read() {
    return entry.view();
  }

  @Override
  public List<Member> former() {
    return sabotage.areFormerMembersKept() ? entry.former() : List.of();
  }

  @Override
  public boolean compareAndSet(long expectedVersion, View next, List<Member> former) {
    points.pass();
    if (read().version() != expectedVersion) {
      return false;
    }
    onWritten.accept(next, former);
    lastEntry = entry;
    entry = new Entry(next, former);
    points.pass();
    return true;
  }

  @Override
  public void forgetFormer() {
    forgotten = entry;
    entry = new Entry(entry.view(), List.of());
  }

  /** The watchdog dies: what it had forgotten in memory may come back. */
  void onCrash(boolean comesBack) {
    if (comesBack && forgotten.view().equals(read())) {
      entry = forgotten;
    }
  }

  /** The last write is lost. */
  void loseLastWrite() {
    entry = lastEntry;
  }

  private record Entry(View view, List<Member> former) {}
}
