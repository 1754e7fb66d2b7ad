package io.hotpair.engine.flow;

/** Reads the events of an order file, front to back. */
interface OrderFileReader extends AutoCloseable {
  /**
   * Reads one event and hands it over, unless it stands for no operation and is skipped.
   *
   * @return false at the end of the file.
   * @throws FlowException if the file is wrong or cannot be read.
   */
  boolean next(OrderEvents events);

  /** How many events were skipped so far. */
  long skipped();

  String symbolName(int symbolId);

  @Override
  void close();
}
