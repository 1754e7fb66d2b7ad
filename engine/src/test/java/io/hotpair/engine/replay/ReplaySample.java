package io.hotpair.engine.replay;

import io.hotpair.engine.orderbook.OrderBookCodec;
import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.engine.orderbook.sbe.Side;
import java.nio.file.Path;

/** How to look at a book as it stood, from code. */
public final class ReplaySample {
  private ReplaySample() {}

  /**
   * Tells what a session's operations were answered, and the best bid of a symbol after a record.
   *
   * @param directory of a node; it may be running.
   * @param sequence of the record.
   * @return text for people.
   */
  public static String bestBidAt(Path directory, long sequence) {
    StringBuilder text = new StringBuilder();
    OrderBookService book = new OrderBookService();
    OrderBookCodec codec = new OrderBookCodec();
    JournalReplay.Context context =
        new JournalReplay.Context()
            .directory(directory)
            .service(book)
            .toSequence(sequence)
            .listener(
                (operation, answer, length) -> {
                  text.append(operation.sequence()).append(' ');
                  codec.describeAnswer(answer, 0, length, text);
                  text.append('\n');
                });
    try (JournalReplay replay = JournalReplay.open(context)) {
      replay.run();
      book.view()
          .forEachLevel(
              0,
              Side.BUY,
              1,
              (price, quantity, orders) ->
                  text.append("best bid ").append(quantity).append(" at ").append(price));
    }
    return text.toString();
  }
}
