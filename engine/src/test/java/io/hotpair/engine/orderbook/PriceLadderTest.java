package io.hotpair.engine.orderbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.orderbook.sbe.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PriceLadderTest {
  @ParameterizedTest
  @EnumSource(names = {"BUY", "SELL"})
  void shouldHoldTheSameLevelsAsATreeMapWhileItGrowsAndShrinks(Side side) {
    long seed = Long.getLong("hotpair.test.seed", System.nanoTime());
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    PriceLadder ladder = new PriceLadder(side, new LadderBlockPool(0));
    Comparator<Long> bestFirst = Comparator.naturalOrder();
    TreeMap<Long, Integer> tree =
        new TreeMap<>(side == Side.BUY ? bestFirst.reversed() : bestFirst);
    for (int round = 0; round < 8; round++) {
      int insertsOfTen = round % 2 == 0 ? 8 : 2;
      for (int i = 0; i < 3000; i++) {
        long price = 1 + random.nextInt(5000);
        boolean insert = random.nextInt(10) < insertsOfTen;
        Integer level = tree.get(price);
        assertEquals(level == null ? Levels.NONE : level, ladder.find(price));
        if (insert && level == null) {
          tree.put(price, i);
          ladder.insert(price, i);
        } else if (!insert && !tree.isEmpty()) {
          Long near = tree.ceilingKey(price);
          long removed = near == null ? tree.lastKey() : near;
          tree.remove(removed);
          ladder.remove(removed);
        }
        assertEquals(tree.isEmpty() ? Levels.NONE : tree.firstEntry().getValue(), ladder.best());
        assertEquals(isReached(tree, side, price), ladder.isReachedBy(price));
      }
      assertEquals(new ArrayList<>(tree.values()), levels(ladder), "seed " + seed);
    }
    while (!tree.isEmpty()) {
      ladder.remove(tree.pollFirstEntry().getKey());
    }
    assertEquals(List.of(), levels(ladder), "seed " + seed);
  }

  private static boolean isReached(TreeMap<Long, Integer> tree, Side side, long price) {
    if (tree.isEmpty()) {
      return false;
    }
    return side == Side.BUY ? tree.firstKey() >= price : tree.firstKey() <= price;
  }

  private static List<Integer> levels(PriceLadder ladder) {
    List<Integer> levels = new ArrayList<>();
    for (long cursor = ladder.first(); cursor != PriceLadder.END; cursor = ladder.next(cursor)) {
      levels.add(ladder.levelAt(cursor));
    }
    return levels;
  }
}
