package io.hotpair.engine.flow;

import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;

/**
 * The operations of an order file, again and again, with fresh order ids in each round. It never
 * ends. What a round leaves in the book stays there, as it does from one trading day to the next.
 */
final class RepeatingSource implements OperationSource {
  private final Path file;
  private final OrderEncoder encoder;
  private FileSource round;
  private boolean roundIsEmpty = true;
  private long skippedBefore;

  RepeatingSource(Path file) {
    this.file = file;
    encoder = new OrderEncoder(file);
    round = new FileSource(file, encoder);
  }

  @Override
  public int next(MutableDirectBuffer into, int offset) {
    int length = round.next(into, offset);
    if (length == END) {
      if (roundIsEmpty) {
        throw new FlowException(
            file + ": none of its events is an operation; name a file with orders in it");
      }
      beginRound();
      length = round.next(into, offset);
    }
    roundIsEmpty = false;
    return length;
  }

  @Override
  public long skipped() {
    return skippedBefore + round.skipped();
  }

  @Override
  public String symbolName(int symbolId) {
    return round.symbolName(symbolId);
  }

  @Override
  public void close() {
    round.close();
  }

  private void beginRound() {
    skippedBefore += round.skipped();
    round.close();
    encoder.nextRound();
    round = new FileSource(file, encoder);
  }
}
