package io.hotpair.benchmarks.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.host.ThreadSetup;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class CorePlacementTest {
  @Test
  void shouldGiveEachNodeTheNextOfTheCoresThatThisProcessMayUse() {
    BitSet allowed = new BitSet();
    allowed.set(2);
    allowed.set(5);
    assertEquals(2, CorePlacement.coreOf(0, allowed));
    assertEquals(5, CorePlacement.coreOf(1, allowed));
    assertEquals(2, CorePlacement.coreOf(2, allowed));
  }

  @Test
  void shouldCountFromTheLastCoreForWhoIsNotANode() {
    BitSet allowed = new BitSet();
    allowed.set(2);
    allowed.set(5);
    allowed.set(7);
    assertEquals(7, CorePlacement.coreOf(-1, allowed));
    assertEquals(5, CorePlacement.coreOf(-2, allowed));
    assertEquals(7, CorePlacement.coreOf(-4, allowed));
  }

  @Test
  void shouldLeaveItToTheSystemWhereTheCoresAreUnknown() {
    assertEquals(ThreadSetup.ANY_CORE, CorePlacement.coreOf(1, new BitSet()));
    assertEquals(ThreadSetup.ANY_CORE, CorePlacement.ANY.coreOf(1));
  }
}
