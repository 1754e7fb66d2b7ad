package io.hotpair.engine.orderbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OrderBookDigestTest {
  private static final OrderBookSettings SETTINGS = new OrderBookSettings(8, 100, 10, 4);

  @Test
  void shouldDifferWheneverOneThingInTheStateDiffers() {
    List<Consumer<ServiceDriver>> states =
        List.of(
            book -> {},
            book -> limit(book, 0, 1, Side.BUY, 100, 5),
            book -> limit(book, 1, 1, Side.BUY, 100, 5),
            book -> limit(book, 0, 2, Side.BUY, 100, 5),
            book -> limit(book, 0, 1, Side.SELL, 100, 5),
            book -> limit(book, 0, 1, Side.BUY, 101, 5),
            book -> limit(book, 0, 1, Side.BUY, 100, 6),
            book -> limit(book, 0, 1, Side.BUY, 5, 100),
            book -> {
              limit(book, 0, 1, Side.BUY, 100, 5);
              limit(book, 0, 2, Side.BUY, 100, 5);
            },
            book -> {
              limit(book, 0, 2, Side.BUY, 100, 5);
              limit(book, 0, 1, Side.BUY, 100, 5);
            },
            book -> {
              limit(book, 0, 1, Side.BUY, 100, 5);
              book.halt(0);
            },
            book -> {
              limit(book, 0, 1, Side.BUY, 100, 5);
              book.halt(1);
            },
            book -> {
              limit(book, 0, 1, Side.BUY, 100, 5);
              book.newOrder(0, 2, Side.SELL, OrderType.IOC, 100, 5);
            },
            book -> {
              limit(book, 0, 1, Side.BUY, 100, 4);
              book.newOrder(0, 2, Side.SELL, OrderType.IOC, 100, 4);
            },
            book -> {
              limit(book, 0, 1, Side.BUY, 100, 5);
              book.cancel(1);
            });

    Set<Long> digests = new HashSet<>();
    for (Consumer<ServiceDriver> state : states) {
      digests.add(digestOf(SETTINGS, state));
    }

    assertEquals(states.size(), digests.size());
  }

  @Test
  void shouldBeEqualWhenDifferentWaysLeadToTheSameState() {
    long direct =
        digestOf(
            SETTINGS,
            book -> {
              limit(book, 0, 1, Side.BUY, 100, 5);
              limit(book, 3, 2, Side.SELL, 100, 2);
            });
    long detour =
        digestOf(
            SETTINGS,
            book -> {
              limit(book, 0, 1, Side.BUY, 100, 9);
              book.halt(3);
              book.halt(3);
              book.reduce(1, 4);
              book.resume(3);
              limit(book, 3, 2, Side.SELL, 100, 3);
              book.top(5);
              book.resume(7);
              book.newOrder(0, 7, Side.SELL, OrderType.FOK, 100, 50);
              book.reduce(2, 1);
            });

    assertEquals(direct, detour);
  }

  @Test
  void shouldDifferWhenAnySettingThatDecidesAnswersDiffers() {
    long digest = digestOf(SETTINGS, book -> {});

    assertNotEquals(digest, digestOf(new OrderBookSettings(9, 100, 10, 4), book -> {}));
    assertNotEquals(digest, digestOf(new OrderBookSettings(8, 101, 10, 4), book -> {}));
    assertNotEquals(digest, digestOf(new OrderBookSettings(8, 100, 11, 4), book -> {}));
    assertEquals(digest, digestOf(new OrderBookSettings(8, 100, 10, 5), book -> {}));
  }

  private static long digestOf(OrderBookSettings settings, Consumer<ServiceDriver> state) {
    ServiceDriver book = new ServiceDriver(settings);
    state.accept(book);
    return book.digest();
  }

  private static void limit(
      ServiceDriver book, int symbolId, long id, Side side, long price, long quantity) {
    book.newOrder(symbolId, id, side, OrderType.LIMIT, price, quantity);
  }
}
