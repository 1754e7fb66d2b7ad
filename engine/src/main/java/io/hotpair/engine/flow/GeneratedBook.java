package io.hotpair.engine.flow;

/**
 * The live orders of one symbol as a generator must know them, so that what it cancels is mostly
 * alive. It matches by price and time, with plain scans over few orders: at most its capacity.
 */
final class GeneratedBook {
  private final long[] ids;
  private final long[] prices;
  private final long[] quantities;
  private final boolean[] buys;
  private int size;

  GeneratedBook(int capacity) {
    ids = new long[capacity];
    prices = new long[capacity];
    quantities = new long[capacity];
    buys = new boolean[capacity];
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == ids.length;
  }

  long id(int index) {
    return ids[index];
  }

  long quantity(int index) {
    return quantities[index];
  }

  boolean buys(int index) {
    return buys[index];
  }

  /** Adds an order to a book that is not full; ids must be ascending. */
  void add(long id, boolean buy, long price, long quantity) {
    ids[size] = id;
    buys[size] = buy;
    prices[size] = price;
    quantities[size] = quantity;
    size++;
  }

  void remove(int index) {
    size--;
    ids[index] = ids[size];
    buys[index] = buys[size];
    prices[index] = prices[size];
    quantities[index] = quantities[size];
  }

  /** Takes quantity off an order; removes it if nothing is left. */
  void reduce(int index, long quantity) {
    quantities[index] -= quantity;
    if (quantities[index] <= 0) {
      remove(index);
    }
  }

  /** Whether an order with this limit would match at all. */
  boolean crosses(boolean buy, long limit) {
    return best(buy, limit) >= 0;
  }

  /** How much an order with this limit could match. */
  long available(boolean buy, long limit) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      if (matches(i, buy, limit)) {
        sum += quantities[i];
      }
    }
    return sum;
  }

  /** Matches an order and returns what is left of it. */
  long match(boolean buy, long limit, long quantity) {
    long left = quantity;
    int index = best(buy, limit);
    while (left > 0 && index >= 0) {
      final long fill = Math.min(left, quantities[index]);
      left -= fill;
      reduce(index, fill);
      index = left > 0 ? best(buy, limit) : -1;
    }
    return left;
  }

  private int best(boolean buy, long limit) {
    int best = -1;
    for (int i = 0; i < size; i++) {
      if (matches(i, buy, limit) && (best < 0 || isBefore(i, best, buy))) {
        best = i;
      }
    }
    return best;
  }

  private boolean matches(int index, boolean buy, long limit) {
    return buys[index] != buy && (buy ? prices[index] <= limit : prices[index] >= limit);
  }

  private boolean isBefore(int index, int other, boolean takerBuys) {
    if (prices[index] == prices[other]) {
      return ids[index] < ids[other];
    }
    return takerBuys ? prices[index] < prices[other] : prices[index] > prices[other];
  }
}
