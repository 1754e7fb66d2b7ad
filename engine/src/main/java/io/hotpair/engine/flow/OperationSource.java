package io.hotpair.engine.flow;

import org.agrona.MutableDirectBuffer;

/** A stream of encoded operations. Used by one thread. */
public interface OperationSource extends AutoCloseable {
  /** What {@link #next} returns when there are no more operations. */
  int END = -1;

  /** No operation of any source is longer, in bytes. */
  int MAX_OPERATION_LENGTH = 256;

  /**
   * Writes the next operation.
   *
   * @param into takes the operation; has room for {@link #MAX_OPERATION_LENGTH} from the offset on.
   * @param offset where it is written.
   * @return its length in bytes, 1 or more, or {@link #END}.
   * @throws FlowException if the file behind this source cannot be read further.
   */
  int next(MutableDirectBuffer into, int offset);

  /**
   * How many events of the file were read so far that stand for no operation, such as hidden
   * trades; always 0 for a generator.
   *
   * @return number of events.
   */
  long skipped();

  /**
   * What a symbol is called in the file.
   *
   * @param symbolId as in the operations.
   * @return its name, or its number as text if no name was read so far.
   */
  default String symbolName(int symbolId) {
    return Integer.toString(symbolId);
  }

  /** Closes the file behind this source, if any. */
  @Override
  void close();
}
