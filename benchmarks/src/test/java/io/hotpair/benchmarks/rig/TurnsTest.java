package io.hotpair.benchmarks.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TurnsTest {
  @Test
  void shouldAlternateSoThatNoSystemAlwaysComesFirst() {
    List<String> order = new ArrayList<>();
    Turns.forEach(List.of("a", "b"), 3, (system, run) -> order.add(system + run));
    assertEquals(List.of("a1", "b1", "b2", "a2", "a3", "b3"), order);
  }
}
