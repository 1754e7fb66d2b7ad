package io.hotpair.engine.simulation;

import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.Register;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The register: durable as soon as it is written. The watchdog may die before or after that. */
final class SimRegister implements Register {
  private final StepPoints points;
  private final Consumer<View> onWritten;
  private final SortedSet<Integer> nodeIds = new TreeSet<>();
  private View view = View.NONE;
  private View former = View.NONE;

  SimRegister(int nodes, StepPoints points, Consumer<View> onWritten) {
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
    return view;
  }

  @Override
  public boolean compareAndSet(long expectedVersion, View next) {
    points.pass();
    if (view.version() != expectedVersion) {
      return false;
    }
    onWritten.accept(next);
    former = view;
    view = next;
    points.pass();
    return true;
  }

  /** The last write is lost. */
  void loseLastWrite() {
    view = former;
  }
}
