package io.hotpair.engine.orderbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OrderBookCodecTest {
  private final OrderCommands commands = new OrderCommands();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
  private final ServiceDriver book = new ServiceDriver(OrderBookSettings.DEFAULT);

  @Test
  void shouldDescribeEveryOperation() {
    assertEquals(
        "{\"op\":\"new\",\"symbol\":3,\"id\":7,\"side\":\"SELL\",\"type\":\"IOC\",\"price\":100,"
            + "\"quantity\":5}",
        operation(commands.newOrder(buffer, 1, 3, 7, Side.SELL, OrderType.IOC, 100, 5)));
    assertEquals(
        "{\"op\":\"new\",\"symbol\":3,\"id\":7,\"side\":\"BUY\",\"type\":\"MARKET\",\"quantity\":5}",
        operation(commands.newOrder(buffer, 1, 3, 7, Side.BUY, OrderType.MARKET, 0, 5)));
    assertEquals("{\"op\":\"cancel\",\"id\":7}", operation(commands.cancelOrder(buffer, 1, 7)));
    assertEquals(
        "{\"op\":\"reduce\",\"id\":7,\"quantity\":2}",
        operation(commands.reduceOrder(buffer, 1, 7, 2)));
    assertEquals(
        "{\"op\":\"replace\",\"id\":7,\"newId\":8,\"price\":101,\"quantity\":9}",
        operation(commands.replaceOrder(buffer, 1, 7, 8, 101, 9)));
    assertEquals("{\"op\":\"halt\",\"symbol\":3}", operation(commands.haltSymbol(buffer, 1, 3)));
    assertEquals(
        "{\"op\":\"resume\",\"symbol\":3}", operation(commands.resumeSymbol(buffer, 1, 3)));
    assertEquals("{\"op\":\"top\",\"symbol\":3}", operation(commands.queryTop(buffer, 1, 3)));
  }

  @Test
  void shouldDescribeAnswersWithBothSidesOfEveryFill() {
    book.newOrder(0, 1, Side.SELL, OrderType.LIMIT, 100, 5);
    assertEquals(
        "{\"status\":\"ACCEPTED\",\"symbol\":0,\"id\":1,\"remaining\":5}", book.answerJson());
    book.newOrder(0, 2, Side.SELL, OrderType.LIMIT, 101, 5);
    book.newOrder(0, 3, Side.BUY, OrderType.MARKET, 0, 12);
    assertEquals(
        "{\"status\":\"ACCEPTED\",\"symbol\":0,\"id\":3,\"remaining\":0,\"cancelled\":2,"
            + "\"cancelReason\":\"NOT_FILLED\",\"fills\":["
            + "{\"maker\":1,\"taker\":3,\"price\":100,\"quantity\":5,\"makerRemaining\":0},"
            + "{\"maker\":2,\"taker\":3,\"price\":101,\"quantity\":5,\"makerRemaining\":0}]}",
        book.answerJson());
  }

  @Test
  void shouldDescribeEveryOtherKindOfAnswer() {
    book.newOrder(0, 1, Side.SELL, OrderType.LIMIT, 100, 5);
    book.replace(1, 2, 99, 6);
    assertEquals(
        "{\"status\":\"REPLACED\",\"symbol\":0,\"id\":2,\"originalId\":1,\"originalRemaining\":5,"
            + "\"remaining\":6}",
        book.answerJson());
    book.top(0);
    assertEquals(
        "{\"status\":\"TOP\",\"symbol\":0,\"askPrice\":99,\"askQuantity\":6,\"halted\":false}",
        book.answerJson());
    book.reduce(2, 1);
    assertEquals(
        "{\"status\":\"REDUCED\",\"symbol\":0,\"id\":2,\"remaining\":5,\"cancelled\":1,"
            + "\"cancelReason\":\"REQUESTED\"}",
        book.answerJson());
    book.halt(0);
    assertEquals("{\"status\":\"HALTED\",\"symbol\":0}", book.answerJson());
    book.cancel(99);
    assertEquals(
        "{\"status\":\"REJECTED\",\"reason\":\"UNKNOWN_ORDER\",\"id\":99}", book.answerJson());
    book.apply(new byte[3]);
    assertEquals("{\"status\":\"REJECTED\",\"reason\":\"MALFORMED\"}", book.answerJson());
  }

  @Test
  void shouldDescribeBytesThatAreNoneAsSuchAndNeverThrow() {
    buffer.putBytes(0, new byte[] {0, 1, (byte) 0xfe});
    assertEquals("{\"malformed\":\"01fe\",\"length\":2}", operation(2));
    SplittableRandom random = new SplittableRandom(3);
    OrderBookCodec codec = new OrderBookCodec();
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      if (bytes.length >= 8) {
        new UnsafeBuffer(bytes).putLong(0, 0x0001_0067_0014_002fL);
      }
      StringBuilder json = new StringBuilder();
      UnsafeBuffer exact = new UnsafeBuffer(bytes);
      codec.describeAnswer(exact, 0, bytes.length, json);
      codec.describeOperation(exact, 0, bytes.length, json);
      assertTrue(json.toString().endsWith("}"), json::toString);
      assertFalse(json.toString().contains("NULL_VAL"), json::toString);
    }
  }

  private String operation(int length) {
    StringBuilder json = new StringBuilder();
    new OrderBookCodec().describeOperation(buffer, 1, length, json);
    return json.toString();
  }
}
