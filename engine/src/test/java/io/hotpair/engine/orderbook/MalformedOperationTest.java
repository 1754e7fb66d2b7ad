package io.hotpair.engine.orderbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.orderbook.OrderEntry.Report;
import io.hotpair.engine.orderbook.sbe.MessageHeaderEncoder;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.RejectReason;
import io.hotpair.engine.orderbook.sbe.ReportStatus;
import io.hotpair.engine.orderbook.sbe.Side;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MalformedOperationTest {
  private final ServiceDriver book = new ServiceDriver(new OrderBookSettings(4, 100, 10, 4));
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OrderCommands.MAX_LENGTH]);
  private final OrderCommands commands = new OrderCommands();
  private long digest;

  @BeforeEach
  void setUp() {
    book.newOrder(0, 1, Side.BUY, OrderType.LIMIT, 100, 5);
    book.newOrder(1, 2, Side.SELL, OrderType.LIMIT, 100, 5);
    book.halt(3);
    digest = book.digest();
  }

  @Test
  void shouldRejectEveryOperationThatIsTooShortOrTooLong() {
    for (byte[] good : operations()) {
      for (int length = 0; length < good.length; length++) {
        assertMalformed(Arrays.copyOf(good, length));
      }
      assertMalformed(Arrays.copyOf(good, good.length + 1));
    }
  }

  @Test
  void shouldRejectEveryOtherHeader() {
    for (byte[] good : operations()) {
      for (int bit = 0; bit < MessageHeaderEncoder.ENCODED_LENGTH * 8; bit++) {
        byte[] bad = good.clone();
        bad[bit / 8] ^= (byte) (1 << bit % 8);
        if (!isAnotherTemplateOfThatLength(bad)) {
          assertMalformed(bad);
        }
      }
    }
  }

  @Test
  void shouldRejectEveryUnknownSideAndOrderType() {
    byte[] good = operations()[0];
    for (int value = 0; value < 256; value++) {
      byte[] bad = good.clone();
      if (value != 1 && value != 2) {
        bad[bad.length - 2] = (byte) value;
        assertMalformed(bad);
      }
      bad = good.clone();
      if (value < 1 || value > 5) {
        bad[bad.length - 1] = (byte) value;
        assertMalformed(bad);
      }
    }
  }

  @Test
  void shouldNeverThrowAndNeverChangeAnythingByWhatItRejects() {
    long seed = Long.getLong("hotpair.test.seed", System.nanoTime());
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    byte[][] operations = operations();
    int rejected = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = operations[random.nextInt(operations.length)].clone();
      if (random.nextInt(10) == 0) {
        bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
      }
      for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      long before = book.digest();
      if (isQuery(bytes)) {
        continue;
      }
      if (book.apply(bytes).status() == ReportStatus.REJECTED) {
        rejected++;
        assertEquals(before, book.digest(), "seed " + seed);
      }
    }
    assertEquals(true, rejected > 50_000, "only " + rejected + " rejected, seed " + seed);
  }

  private static boolean isQuery(byte[] bytes) {
    return bytes.length == 12 && bytes[2] == 7;
  }

  /** Halt, resume and query look alike but for the template, and so do cancel and none else. */
  private static boolean isAnotherTemplateOfThatLength(byte[] bytes) {
    int template = bytes[2];
    return bytes.length == 12 && bytes[3] == 0 && template >= 5 && template <= 7 && isHeader(bytes);
  }

  private static boolean isHeader(byte[] bytes) {
    return bytes[0] == bytes.length - MessageHeaderEncoder.ENCODED_LENGTH
        && bytes[1] == 0
        && bytes[4] == 103
        && bytes[5] == 0
        && bytes[6] == 1
        && bytes[7] == 0;
  }

  private byte[][] operations() {
    return new byte[][] {
      bytes(commands.newOrder(buffer, 0, 0, 9, Side.BUY, OrderType.LIMIT, 100, 5)),
      bytes(commands.cancelOrder(buffer, 0, 1)),
      bytes(commands.reduceOrder(buffer, 0, 1, 1)),
      bytes(commands.replaceOrder(buffer, 0, 1, 9, 100, 5)),
      bytes(commands.haltSymbol(buffer, 0, 0)),
      bytes(commands.resumeSymbol(buffer, 0, 3)),
      bytes(commands.queryTop(buffer, 0, 0))
    };
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(0, bytes);
    return bytes;
  }

  private void assertMalformed(byte[] bytes) {
    Report report = book.apply(bytes);
    assertEquals(ReportStatus.REJECTED, report.status(), () -> Arrays.toString(bytes));
    assertEquals(RejectReason.MALFORMED, report.rejectReason(), () -> Arrays.toString(bytes));
    assertEquals(digest, book.digest());
  }
}
