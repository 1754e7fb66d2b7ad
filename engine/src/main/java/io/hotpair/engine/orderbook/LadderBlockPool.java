package io.hotpair.engine.orderbook;

import java.util.ArrayList;

/**
 * Keeps the blocks that no ladder uses, for all ladders of a service. It begins with a stock, so
 * that prices can walk without an allocation; only a book that outgrows it allocates.
 */
final class LadderBlockPool {
  private final ArrayList<LadderBlock> free;

  /**
   * Makes the stock.
   *
   * @param stock blocks to begin with.
   */
  LadderBlockPool(int stock) {
    free = new ArrayList<>(stock);
    for (int i = 0; i < stock; i++) {
      free.add(new LadderBlock());
    }
  }

  LadderBlock take() {
    return free.isEmpty() ? new LadderBlock() : free.remove(free.size() - 1);
  }

  void give(LadderBlock block) {
    block.size = 0;
    free.add(block);
  }
}
