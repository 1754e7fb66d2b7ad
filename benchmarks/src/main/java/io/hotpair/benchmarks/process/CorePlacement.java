package io.hotpair.benchmarks.process;

import io.hotpair.engine.host.ThreadSetup;
import java.util.BitSet;
import java.util.Locale;
import net.openhft.affinity.Affinity;

/**
 * Where the threads of a system's nodes run. Nodes that share a machine share its cores, which they
 * would not have to in use; and as long as their threads yield and never sleep, the system sees no
 * reason to move two of them from one core while the load generator has another to itself.
 */
public enum CorePlacement {
  /** Where the system puts them. */
  ANY,
  /** Each node's on one core, the next node's on the next one. */
  SPREAD;

  /**
   * The core of a node's threads.
   *
   * @param nodeId 0, 1, 2, ...; -1, -2, ... count from the last core, for who is not a node.
   * @return number of a core that this process may use; negative for any.
   */
  public int coreOf(int nodeId) {
    return this == ANY ? ThreadSetup.ANY_CORE : coreOf(nodeId, Affinity.getAffinity());
  }

  static int coreOf(int nodeId, BitSet allowed) {
    if (allowed.isEmpty()) {
      return ThreadSetup.ANY_CORE; // the system does not say
    }
    int core = allowed.nextSetBit(0);
    for (int i = 0; i < Math.floorMod(nodeId, allowed.cardinality()); i++) {
      core = allowed.nextSetBit(core + 1);
    }
    return core;
  }

  /**
   * The name as people write it.
   *
   * @return any or spread.
   */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
