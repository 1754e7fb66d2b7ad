package io.hotpair.engine.orderbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class BookViewTest {
  private final OrderBookService service = new OrderBookService();
  private final BookView view = service.view();
  private final OrderCommands commands = new OrderCommands();
  private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[OrderCommands.MAX_LENGTH]);

  private void apply(int length) {
    service.onOperation(new BytesOperation().wrap(bytes, 0, length), new ExpandableArrayBuffer());
  }

  private void order(long id, Side side, long price, long quantity) {
    apply(commands.newOrder(bytes, 0, 5, id, side, OrderType.LIMIT, price, quantity));
  }

  private List<String> levels(Side side, int depth) {
    List<String> levels = new ArrayList<>();
    view.forEachLevel(
        5,
        side,
        depth,
        (price, quantity, orders) -> levels.add(price + " " + quantity + " " + orders));
    return levels;
  }

  @Test
  void shouldShowLevelsBestFirst() {
    order(1, Side.BUY, 100, 10);
    order(2, Side.BUY, 102, 20);
    order(3, Side.BUY, 102, 30);
    order(4, Side.SELL, 110, 40);
    order(5, Side.SELL, 105, 50);
    assertEquals(List.of("102 50 2", "100 10 1"), levels(Side.BUY, 10));
    assertEquals(List.of("102 50 2"), levels(Side.BUY, 1));
    assertEquals(List.of("105 50 1", "110 40 1"), levels(Side.SELL, 2));
    assertEquals(5, view.orderCount());
  }

  @Test
  void shouldShowOrdersOldestFirstWithinAPrice() {
    order(1, Side.BUY, 100, 10);
    order(3, Side.BUY, 102, 30);
    order(2, Side.BUY, 102, 20);
    List<Long> ids = new ArrayList<>();
    view.forEachOrder(5, Side.BUY, (id, price, remaining) -> ids.add(id));
    assertEquals(List.of(3L, 2L, 1L), ids);
  }

  @Test
  void shouldShowNothingOfASymbolThatWasNeverUsed() {
    assertEquals(List.of(), levels(Side.BUY, 10));
    view.forEachLevel(-1, Side.BUY, 1, (price, quantity, orders) -> assertEquals(0, orders));
    assertFalse(view.isHalted(5));
    apply(commands.haltSymbol(bytes, 0, 5));
    assertTrue(view.isHalted(5));
  }

  @Test
  void shouldNotChangeTheState() {
    order(1, Side.BUY, 100, 10);
    long digest = service.digest();
    levels(Side.BUY, 10);
    view.isHalted(77);
    assertEquals(digest, service.digest());
  }
}
