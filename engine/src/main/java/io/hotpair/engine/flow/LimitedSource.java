package io.hotpair.engine.flow;

import org.agrona.MutableDirectBuffer;

/** Ends another source after a number of operations. */
final class LimitedSource implements OperationSource {
  private final OperationSource source;
  private long left;

  LimitedSource(OperationSource source, long count) {
    if (count < 1) {
      source.close();
      throw new IllegalArgumentException("count " + count + " must be 1 or more");
    }
    this.source = source;
    left = count;
  }

  @Override
  public int next(MutableDirectBuffer into, int offset) {
    if (left == 0) {
      return END;
    }
    final int length = source.next(into, offset);
    left = length == END ? 0 : left - 1;
    return length;
  }

  @Override
  public long skipped() {
    return source.skipped();
  }

  @Override
  public String symbolName(int symbolId) {
    return source.symbolName(symbolId);
  }

  @Override
  public void close() {
    source.close();
  }
}
