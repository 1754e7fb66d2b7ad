package io.hotpair.engine.orderbook;

/** A run of neighbouring price levels in a {@link PriceLadder}, in ascending order of key. */
final class LadderBlock {
  static final int CAPACITY = 64;

  final long[] keys = new long[CAPACITY];
  final int[] levels = new int[CAPACITY];
  int size;

  /** The slot of the greatest key that is not above the given one; -1 if all are above it. */
  int floor(long key) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] <= key) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  void insert(int slot, long key, int level) {
    System.arraycopy(keys, slot, keys, slot + 1, size - slot);
    System.arraycopy(levels, slot, levels, slot + 1, size - slot);
    keys[slot] = key;
    levels[slot] = level;
    size++;
  }

  void remove(int slot) {
    size--;
    System.arraycopy(keys, slot + 1, keys, slot, size - slot);
    System.arraycopy(levels, slot + 1, levels, slot, size - slot);
  }

  /** Moves all entries from a slot on to the end of another block. */
  void moveTail(int slot, LadderBlock target) {
    int count = size - slot;
    System.arraycopy(keys, slot, target.keys, target.size, count);
    System.arraycopy(levels, slot, target.levels, target.size, count);
    target.size += count;
    size = slot;
  }
}
