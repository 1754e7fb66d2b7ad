package io.hotpair.engine.drill;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps bytes outside the heap, in chunks, in the order of adding. One thread at a time. */
final class AnswerStore {
  private static final int CHUNK_BITS = 22;
  private static final int CHUNK_LENGTH = 1 << CHUNK_BITS;

  private final List<UnsafeBuffer> chunks = new ArrayList<>();
  private long end;

  /** Adds bytes; returns where they are. */
  long add(DirectBuffer source, int offset, int length) {
    if (length > CHUNK_LENGTH) {
      throw new IllegalArgumentException("answer of " + length + " bytes");
    }
    long chunkEnd = (end + CHUNK_LENGTH - 1) & -CHUNK_LENGTH;
    long at = end + length > chunkEnd ? chunkEnd : end;
    int chunk = (int) (at >>> CHUNK_BITS);
    if (chunk == chunks.size()) {
      chunks.add(new UnsafeBuffer(ByteBuffer.allocateDirect(CHUNK_LENGTH)));
    }
    if (length > 0) {
      buffer(at).putBytes(offset(at), source, offset, length);
    }
    end = at + length;
    return at;
  }

  UnsafeBuffer buffer(long at) {
    return chunks.get((int) (at >>> CHUNK_BITS));
  }

  int offset(long at) {
    return (int) at & (CHUNK_LENGTH - 1);
  }
}
