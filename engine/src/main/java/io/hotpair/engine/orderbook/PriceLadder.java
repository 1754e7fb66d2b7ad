package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.Side;
import java.util.Arrays;

/**
 * The price levels of one side of one symbol, sorted. A two-level sorted array: blocks of up to 64
 * levels and a directory of blocks, so a change moves at most a block's worth of entries, and the
 * directory only when a block splits, empties or merges. Most orders come close to the best price,
 * which is the last entry of the last block.
 *
 * <p>Inside, a price is a key that is greater the better the price is for the other side: the price
 * itself for bids, its negation for asks.
 */
final class PriceLadder {
  /** In place of a cursor behind the worst level. */
  static final long END = -1;

  /** Room for some hundred levels on a side; a deeper one doubles it, which is rare. */
  private static final int INITIAL_BLOCKS = 16;

  private static final int MERGE_BELOW = LadderBlock.CAPACITY / 4;
  private static final int MERGED_MAX = LadderBlock.CAPACITY / 2;

  private final LadderBlockPool pool;
  private final boolean buys;
  private LadderBlock[] blocks = new LadderBlock[INITIAL_BLOCKS];
  private long[] firstKeys = new long[INITIAL_BLOCKS];
  private int blockCount;

  PriceLadder(Side side, LadderBlockPool pool) {
    this.buys = side == Side.BUY;
    this.pool = pool;
  }

  /** The best level, or {@link Levels#NONE}. */
  int best() {
    if (blockCount == 0) {
      return Levels.NONE;
    }
    LadderBlock last = blocks[blockCount - 1];
    return last.levels[last.size - 1];
  }

  /** Whether the best price is as good as the given one, or better, for an order that takes it. */
  boolean isReachedBy(long price) {
    if (blockCount == 0) {
      return false;
    }
    LadderBlock last = blocks[blockCount - 1];
    return last.keys[last.size - 1] >= key(price);
  }

  /** The level of a price, or {@link Levels#NONE}. */
  int find(long price) {
    if (blockCount == 0) {
      return Levels.NONE;
    }
    long key = key(price);
    LadderBlock block = blocks[blockOf(key)];
    int slot = block.floor(key);
    return slot >= 0 && block.keys[slot] == key ? block.levels[slot] : Levels.NONE;
  }

  /** Adds a level of a price that has none. */
  void insert(long price, int level) {
    if (blockCount == 0) {
      insertBlock(0, pool.take());
    }
    long key = key(price);
    int index = blockOf(key);
    LadderBlock block = blocks[index];
    if (block.size == LadderBlock.CAPACITY) {
      LadderBlock upper = pool.take();
      block.moveTail(LadderBlock.CAPACITY / 2, upper);
      insertBlock(index + 1, upper);
      if (key >= upper.keys[0]) {
        index++;
        block = upper;
      }
    }
    block.insert(block.floor(key) + 1, key, level);
    firstKeys[index] = block.keys[0];
  }

  /** Removes the level of a price that has one. */
  void remove(long price) {
    long key = key(price);
    int index = blockOf(key);
    LadderBlock block = blocks[index];
    block.remove(block.floor(key));
    if (block.size == 0) {
      removeBlock(index);
      return;
    }
    firstKeys[index] = block.keys[0];
    if (block.size < MERGE_BELOW) {
      if (index > 0 && blocks[index - 1].size + block.size <= MERGED_MAX) {
        mergeWithNext(index - 1);
      } else if (index + 1 < blockCount && blocks[index + 1].size + block.size <= MERGED_MAX) {
        mergeWithNext(index);
      }
    }
  }

  /** A cursor at the best level, or {@link #END}. It is good until the ladder changes. */
  long first() {
    return blockCount == 0 ? END : cursor(blockCount - 1, blocks[blockCount - 1].size - 1);
  }

  /** The cursor at the next worse level, or {@link #END}. */
  long next(long cursor) {
    int index = (int) (cursor >> 32);
    int slot = (int) cursor;
    if (slot > 0) {
      return cursor - 1;
    }
    return index == 0 ? END : cursor(index - 1, blocks[index - 1].size - 1);
  }

  int levelAt(long cursor) {
    return blocks[(int) (cursor >> 32)].levels[(int) cursor];
  }

  private static long cursor(int index, int slot) {
    return (long) index << 32 | slot;
  }

  private long key(long price) {
    return buys ? price : -price;
  }

  /** The block that holds a key, or would: the last one that does not begin above it. */
  private int blockOf(long key) {
    int low = 0;
    int high = blockCount - 1;
    if (key >= firstKeys[high]) {
      return high;
    }
    high--;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (firstKeys[middle] <= key) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Math.max(high, 0);
  }

  private void insertBlock(int index, LadderBlock block) {
    if (blockCount == blocks.length) {
      blocks = Arrays.copyOf(blocks, blockCount << 1);
      firstKeys = Arrays.copyOf(firstKeys, blockCount << 1);
    }
    System.arraycopy(blocks, index, blocks, index + 1, blockCount - index);
    System.arraycopy(firstKeys, index, firstKeys, index + 1, blockCount - index);
    blocks[index] = block;
    firstKeys[index] = block.keys[0];
    blockCount++;
  }

  private void removeBlock(int index) {
    pool.give(blocks[index]);
    blockCount--;
    System.arraycopy(blocks, index + 1, blocks, index, blockCount - index);
    System.arraycopy(firstKeys, index + 1, firstKeys, index, blockCount - index);
    blocks[blockCount] = null;
  }

  private void mergeWithNext(int index) {
    blocks[index + 1].moveTail(0, blocks[index]);
    removeBlock(index + 1);
  }
}
