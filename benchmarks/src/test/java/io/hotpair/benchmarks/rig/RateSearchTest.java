package io.hotpair.benchmarks.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RateSearchTest {
  private static final int MOST_STEPS = 100;

  private static long search(RateSearch search, long capacity) {
    for (int i = 0; i < MOST_STEPS && !search.isDone(); i++) {
      search.onResult(search.next() <= capacity);
    }
    assertTrue(search.isDone(), "no end after " + MOST_STEPS + " steps");
    return search.best();
  }

  @Test
  void shouldFindTheHighestRateWithinThePrecisionWhateverTheCapacity() {
    for (long capacity = 1_000; capacity < 3_000_000; capacity = capacity * 7 / 5) {
      long found = search(new RateSearch(50_000, 4_000_000, 1.05), capacity);
      assertTrue(found <= capacity, found + " was never sustained: " + capacity);
      assertTrue(found * 1.06 >= capacity, found + " is too far below " + capacity);
    }
  }

  @Test
  void shouldEndWithNothingWhenNoRateIsSustained() {
    assertEquals(0, search(new RateSearch(50_000, 4_000_000, 1.05), 0));
  }

  @Test
  void shouldEndAtTheHighestRateWhenAllAreSustained() {
    assertEquals(400_000, search(new RateSearch(50_000, 400_000, 1.05), Long.MAX_VALUE));
  }

  @Test
  void shouldRefuseAnImpossibleRange() {
    assertThrows(IllegalArgumentException.class, () -> new RateSearch(10, 5, 1.05));
    assertThrows(IllegalArgumentException.class, () -> new RateSearch(0, 5, 1.05));
    assertThrows(IllegalArgumentException.class, () -> new RateSearch(1, 5, 1));
  }
}
