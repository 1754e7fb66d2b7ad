package io.hotpair.engine.orderbook;

import java.util.Arrays;

/**
 * The price levels, in one array: a level is a queue of orders of one price, oldest first, and is
 * named by a handle. No allocation but when the array doubles. Handles are used again.
 */
final class Levels {
  /** In place of a handle where there is none. */
  static final int NONE = -1;

  private static final int STRIDE_SHIFT = 2;
  private static final int PRICE = 0;
  private static final int TOTAL = 1;
  private static final int COUNT = 2;
  private static final int ENDS = 3;
  private static final long LOW = 0xffff_ffffL;

  private final Orders orders;
  private long[] fields;
  private int used;
  private int freeHead = NONE;

  Levels(Orders orders, int capacity) {
    this.orders = orders;
    fields = new long[capacity << STRIDE_SHIFT];
  }

  /** Makes an empty level. */
  int add(long price) {
    int level = freeHead;
    if (level == NONE) {
      level = used++;
      if (used << STRIDE_SHIFT > fields.length) {
        fields = Arrays.copyOf(fields, Math.max(fields.length << 1, used << STRIDE_SHIFT));
      }
    } else {
      freeHead = head(level);
    }
    int at = level << STRIDE_SHIFT;
    fields[at + PRICE] = price;
    fields[at + TOTAL] = 0;
    fields[at + COUNT] = 0;
    ends(level, Orders.NONE, Orders.NONE);
    return level;
  }

  void free(int level) {
    ends(level, freeHead, NONE);
    freeHead = level;
  }

  /** Puts an order behind all others; its remaining quantity must fit, see {@link #fits}. */
  void append(int level, int order) {
    int at = level << STRIDE_SHIFT;
    fields[at + TOTAL] += orders.remaining(order);
    fields[at + COUNT]++;
    int tail = tail(level);
    if (tail == Orders.NONE) {
      ends(level, order, order);
    } else {
      orders.next(tail, order);
      orders.previous(order, tail);
      ends(level, head(level), order);
    }
  }

  /** Takes an order out, whose remaining quantity was taken off before. */
  void unlink(int level, int order) {
    fields[(level << STRIDE_SHIFT) + COUNT]--;
    int previous = orders.previous(order);
    int next = orders.next(order);
    int head = head(level);
    int tail = tail(level);
    if (previous == Orders.NONE) {
      head = next;
    } else {
      orders.next(previous, next);
    }
    if (next == Orders.NONE) {
      tail = previous;
    } else {
      orders.previous(next, previous);
    }
    ends(level, head, tail);
  }

  /** Whether a quantity can come to rest here without the total overflowing. */
  boolean fits(int level, long quantity) {
    return total(level) <= Long.MAX_VALUE - quantity;
  }

  long price(int level) {
    return fields[(level << STRIDE_SHIFT) + PRICE];
  }

  long total(int level) {
    return fields[(level << STRIDE_SHIFT) + TOTAL];
  }

  void reduceTotal(int level, long quantity) {
    fields[(level << STRIDE_SHIFT) + TOTAL] -= quantity;
  }

  int count(int level) {
    return (int) fields[(level << STRIDE_SHIFT) + COUNT];
  }

  int head(int level) {
    return (int) (fields[(level << STRIDE_SHIFT) + ENDS] >> 32);
  }

  int tail(int level) {
    return (int) fields[(level << STRIDE_SHIFT) + ENDS];
  }

  private void ends(int level, int head, int tail) {
    fields[(level << STRIDE_SHIFT) + ENDS] = (long) head << 32 | (tail & LOW);
  }
}
