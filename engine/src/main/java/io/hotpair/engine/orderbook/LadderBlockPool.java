package io.hotpair.engine.orderbook;

import java.util.ArrayList;

/** Keeps the blocks that no ladder uses, for all ladders of a service. */
final class LadderBlockPool {
  private final ArrayList<LadderBlock> free = new ArrayList<>();

  LadderBlock take() {
    return free.isEmpty() ? new LadderBlock() : free.remove(free.size() - 1);
  }

  void give(LadderBlock block) {
    block.size = 0;
    free.add(block);
  }
}
