package io.hotpair.engine.orderbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.orderbook.sbe.MessageHeaderDecoder;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import io.hotpair.engine.orderbook.sbe.SnapshotBeginDecoder;
import io.hotpair.engine.orderbook.sbe.SnapshotOrdersDecoder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OrderBookSnapshotTest {
  private static final OrderBookSettings SETTINGS = new OrderBookSettings(10_000, 20_000, 50, 16);
  private static final int FIRST_ORDER = MessageHeaderDecoder.ENCODED_LENGTH + 4;
  private static final int ORDER_LENGTH = SnapshotOrdersDecoder.OrdersDecoder.sbeBlockLength();

  @Test
  void shouldRestoreABookOfManyFramesThatWritesTheSameSnapshotAgain() {
    ServiceDriver book = new ServiceDriver(SETTINGS);
    for (int id = 1; id <= 12_000; id++) {
      Side side = id % 2 == 0 ? Side.BUY : Side.SELL;
      book.newOrder(
          id % 7, id, side, OrderType.LIMIT, 1000 + (id % 2 == 0 ? -1 : 1) * (id % 90), 3);
    }
    for (int symbolId = 0; symbolId < 9_000; symbolId += 2) {
      book.halt(symbolId);
    }
    Frames frames = Frames.of(book.service());

    OrderBookService restored = new OrderBookService(SETTINGS);
    restored.readSnapshot(frames.input());

    assertTrue(frames.all.size() > 4, "more than one frame of each kind");
    assertEquals(book.digest(), restored.digest());
    Frames again = Frames.of(restored);
    assertEquals(frames.all.size(), again.all.size());
    for (int i = 0; i < frames.all.size(); i++) {
      assertArrayEquals(frames.all.get(i), again.all.get(i));
    }
  }

  @Test
  void shouldWriteSmallFramesSoThatItsThreadCanRestBetweenThem() {
    ServiceDriver book = new ServiceDriver(SETTINGS);
    for (int id = 1; id <= 12_000; id++) {
      book.newOrder(1, id, Side.BUY, OrderType.LIMIT, 1000 - id % 90, 3);
    }
    for (byte[] frame : Frames.of(book.service()).all) {
      assertTrue(frame.length <= 16 << 10, "a frame of " + frame.length + " bytes");
    }
  }

  @Test
  void shouldReplaceWhateverWasThereBefore() {
    OrderBookService other = twoOrders().service();

    other.readSnapshot(Frames.of(new OrderBookService(SETTINGS)).input());

    assertEquals(new OrderBookService(SETTINGS).digest(), other.digest());
  }

  @Test
  void shouldRefuseASnapshotThatLacksOrRepeatsAFrame() {
    Frames none = new Frames();
    assertRefused("it has no frames", none);

    Frames noOrders = Frames.of(twoOrders().service());
    noOrders.all.remove(1);
    assertRefused("should have 0 halted symbols and 2 orders, but has 0 and 0", noOrders);

    Frames noBegin = Frames.of(twoOrders().service());
    noBegin.all.remove(0);
    assertRefused("frame 1 is out of place", noBegin);

    Frames twice = Frames.of(twoOrders().service());
    twice.all.add(twice.all.get(1));
    assertRefused("frame 3 has order 1, which is there already", twice);
  }

  @Test
  void shouldRefuseAnotherFormatVersionAndOtherSettings() {
    Frames frames = Frames.of(twoOrders().service());
    new UnsafeBuffer(frames.all.get(0)).putInt(MessageHeaderDecoder.ENCODED_LENGTH, 2);
    assertRefused("format version 2, but this service reads version 1", frames);

    OrderBookService other = new OrderBookService(new OrderBookSettings(10_000, 99, 50, 16));
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> other.readSnapshot(Frames.of(twoOrders().service()).input()));
    assertTrue(error.getMessage().contains("maxOrders 20000, but this service has 99"));
  }

  @Test
  void shouldRefuseOrdersOfOneLevelThatAreNotInOrderOfTime() {
    Frames frames = Frames.of(twoOrders().service());
    byte[] orders = frames.all.get(1);
    byte[] swapped = orders.clone();
    System.arraycopy(orders, FIRST_ORDER, swapped, FIRST_ORDER + ORDER_LENGTH, ORDER_LENGTH);
    System.arraycopy(orders, FIRST_ORDER + ORDER_LENGTH, swapped, FIRST_ORDER, ORDER_LENGTH);
    frames.all.set(1, swapped);

    assertRefused("has order 1, which is out of place in time", frames);
  }

  @Test
  void shouldRefuseEveryChangeOfOneByteAndEveryTruncationWithAReasonAndKeepTheState() {
    Frames frames = Frames.of(twoOrders().service());
    ServiceDriver target = new ServiceDriver(SETTINGS);
    target.newOrder(5, 55, Side.BUY, OrderType.LIMIT, 1, 1);
    long digest = target.digest();
    SplittableRandom random = new SplittableRandom(1);
    for (int frame = 0; frame < frames.all.size(); frame++) {
      byte[] good = frames.all.get(frame);
      for (int i = 0; i < good.length; i++) {
        byte[] flipped = good.clone();
        flipped[i] ^= (byte) (1 << random.nextInt(8));
        frames.all.set(frame, flipped);
        assertRefusedBy(target, frames, digest);
        frames.all.set(frame, Arrays.copyOf(good, i));
        if (i > 0) {
          assertRefusedBy(target, frames, digest);
        }
      }
      frames.all.set(frame, good);
    }
    target.service().readSnapshot(frames.input());
    assertEquals(twoOrders().digest(), target.digest());
  }

  @Test
  void shouldBeginWithTheSameFrameLengthAsTheSchemaSays() {
    assertEquals(
        MessageHeaderDecoder.ENCODED_LENGTH + SnapshotBeginDecoder.BLOCK_LENGTH,
        Frames.of(twoOrders().service()).all.get(0).length);
  }

  private static ServiceDriver twoOrders() {
    ServiceDriver book = new ServiceDriver(SETTINGS);
    book.newOrder(3, 1, Side.BUY, OrderType.LIMIT, 100, 5);
    book.newOrder(3, 2, Side.BUY, OrderType.LIMIT, 100, 6);
    return book;
  }

  private static void assertRefused(String reason, Frames frames) {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> new OrderBookService(SETTINGS).readSnapshot(frames.input()));
    assertTrue(error.getMessage().contains(reason), error::getMessage);
  }

  private static void assertRefusedBy(ServiceDriver target, Frames frames, long digest) {
    assertThrows(
        IllegalArgumentException.class, () -> target.service().readSnapshot(frames.input()));
    assertEquals(digest, target.digest());
  }
}
