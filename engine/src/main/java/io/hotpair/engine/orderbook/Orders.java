package io.hotpair.engine.orderbook;

import io.hotpair.engine.orderbook.sbe.Side;
import java.util.Arrays;

/**
 * The live orders, in one array: an order is 8 longs, one cache line, and is named by a handle. No
 * allocation but when the array doubles. Handles are used again, so they must not be kept beyond
 * the order's life, and must never decide anything.
 */
final class Orders {
  /** In place of a handle where there is none. */
  static final int NONE = -1;

  private static final int STRIDE_SHIFT = 3;
  private static final int ID = 0;
  private static final int REMAINING = 1;
  private static final int PRICE = 2;
  private static final int ARRIVAL = 3;
  private static final int IDENTITY = 4;
  private static final int LEVEL_AND_OWNER = 5;
  private static final int NEXT = 6;
  private static final int PREVIOUS = 7;

  private long[] fields;
  private int used;
  private int freeHead = NONE;
  private int size;

  Orders(int capacity) {
    fields = new long[capacity << STRIDE_SHIFT];
  }

  /** Symbol and side in one number. */
  static int owner(int symbolId, Side side) {
    return symbolId << 1 | (side == Side.SELL ? 1 : 0);
  }

  int size() {
    return size;
  }

  /** Makes an order that is linked to nothing. */
  int add(long id, int owner, long price, long remaining, long arrival, int level) {
    int order = freeHead;
    if (order == NONE) {
      order = used++;
      if (used << STRIDE_SHIFT > fields.length) {
        fields = Arrays.copyOf(fields, Math.max(fields.length << 1, used << STRIDE_SHIFT));
      }
    } else {
      freeHead = next(order);
    }
    int at = order << STRIDE_SHIFT;
    fields[at + ID] = id;
    fields[at + REMAINING] = remaining;
    fields[at + PRICE] = price;
    fields[at + ARRIVAL] = arrival;
    fields[at + IDENTITY] = Hash.identity(id, owner, price, arrival);
    fields[at + LEVEL_AND_OWNER] = (long) level << 32 | owner;
    fields[at + NEXT] = NONE;
    fields[at + PREVIOUS] = NONE;
    size++;
    return order;
  }

  void free(int order) {
    next(order, freeHead);
    freeHead = order;
    size--;
  }

  long id(int order) {
    return fields[(order << STRIDE_SHIFT) + ID];
  }

  long remaining(int order) {
    return fields[(order << STRIDE_SHIFT) + REMAINING];
  }

  void remaining(int order, long remaining) {
    fields[(order << STRIDE_SHIFT) + REMAINING] = remaining;
  }

  long price(int order) {
    return fields[(order << STRIDE_SHIFT) + PRICE];
  }

  long arrival(int order) {
    return fields[(order << STRIDE_SHIFT) + ARRIVAL];
  }

  long identity(int order) {
    return fields[(order << STRIDE_SHIFT) + IDENTITY];
  }

  int level(int order) {
    return (int) (fields[(order << STRIDE_SHIFT) + LEVEL_AND_OWNER] >> 32);
  }

  int symbolId(int order) {
    return (int) fields[(order << STRIDE_SHIFT) + LEVEL_AND_OWNER] >>> 1;
  }

  Side side(int order) {
    return (fields[(order << STRIDE_SHIFT) + LEVEL_AND_OWNER] & 1) == 0 ? Side.BUY : Side.SELL;
  }

  int next(int order) {
    return (int) fields[(order << STRIDE_SHIFT) + NEXT];
  }

  void next(int order, int next) {
    fields[(order << STRIDE_SHIFT) + NEXT] = next;
  }

  int previous(int order) {
    return (int) fields[(order << STRIDE_SHIFT) + PREVIOUS];
  }

  void previous(int order, int previous) {
    fields[(order << STRIDE_SHIFT) + PREVIOUS] = previous;
  }
}
