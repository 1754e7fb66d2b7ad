package io.hotpair.engine.session;

import java.util.ArrayList;
import java.util.List;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Buffers for the answers of one session, by powers of two. An answer that is pushed out gives its
 * buffer back, so a long answer now and then does not make every entry grow in its turn; each
 * length has as many buffers as were ever in use at once, at most twice. Apply thread only.
 */
final class AnswerBuffers {
  private static final int SMALLEST = 64;
  private static final int MOST_BYTES_AT_ONCE = 1 << 16;

  /** A buffer of up to four times the length needed is kept: exchanging it would cost more. */
  private static final int WASTE_SHIFT = 2;

  private static final class Shelf {
    private final ArrayList<UnsafeBuffer> free = new ArrayList<>();
    private int made;
  }

  private final List<Shelf> shelves = new ArrayList<>();

  /**
   * A buffer that an answer fits into.
   *
   * @param held the one in use so far, which is given back if it does not suit; may be null.
   * @param length of the answer in bytes.
   * @return a buffer, the same or another.
   */
  UnsafeBuffer exchange(UnsafeBuffer held, int length) {
    int needed = BitUtil.findNextPositivePowerOfTwo(Math.max(SMALLEST, length));
    if (held != null) {
      if (held.capacity() >= needed && held.capacity() >> WASTE_SHIFT <= needed) {
        return held;
      }
      shelf(held.capacity()).free.add(held);
    }
    Shelf shelf = shelf(needed);
    if (shelf.free.isEmpty()) {
      fill(shelf, needed);
    }
    return shelf.free.remove(shelf.free.size() - 1);
  }

  private Shelf shelf(int capacity) {
    int index = Integer.numberOfTrailingZeros(capacity / SMALLEST);
    while (shelves.size() <= index) {
      shelves.add(new Shelf());
    }
    return shelves.get(index);
  }

  /** Doubles what there is of a length, so that it grows a few times only. */
  private static void fill(Shelf shelf, int capacity) {
    int count = Math.max(1, Math.min(shelf.made, MOST_BYTES_AT_ONCE / capacity));
    shelf.made += count;
    shelf.free.ensureCapacity(shelf.made);
    for (int i = 0; i < count; i++) {
      shelf.free.add(new UnsafeBuffer(new byte[capacity]));
    }
  }
}
