package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A register that remembers every view it ever had. */
final class MemoryRegister implements Register {
  private final SortedSet<Integer> nodeIds;
  private final List<View> history = new ArrayList<>();
  private List<Member> former = List.of();

  MemoryRegister(Integer... nodeIds) {
    this.nodeIds = new TreeSet<>(List.of(nodeIds));
    history.add(View.NONE);
  }

  @Override
  public String cluster() {
    return "test";
  }

  @Override
  public SortedSet<Integer> nodeIds() {
    return nodeIds;
  }

  @Override
  public View read() {
    return history.get(history.size() - 1);
  }

  @Override
  public List<Member> former() {
    return former;
  }

  @Override
  public void forgetFormer() {
    former = List.of();
  }

  @Override
  public boolean compareAndSet(long expectedVersion, View next, List<Member> nextFormer) {
    if (next.version() <= expectedVersion) {
      throw new IllegalArgumentException("version must rise: " + next);
    }
    if (read().version() != expectedVersion) {
      return false;
    }
    history.add(next);
    former = nextFormer;
    return true;
  }

  List<View> history() {
    return history;
  }
}
