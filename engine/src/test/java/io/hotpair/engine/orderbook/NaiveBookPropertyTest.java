package io.hotpair.engine.orderbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.orderbook.OrderEntry.Report;
import io.hotpair.engine.orderbook.sbe.CancelReason;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.RejectReason;
import io.hotpair.engine.orderbook.sbe.ReportStatus;
import io.hotpair.engine.orderbook.sbe.Side;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Random operation streams against {@link NaiveBook}. Run one again with {@code
 * -Dhotpair.test.seed=N}; {@code -Dhotpair.test.streams=N} sets how many there are.
 */
class NaiveBookPropertyTest {
  private static final OrderType[] TYPES = {
    OrderType.LIMIT,
    OrderType.LIMIT,
    OrderType.LIMIT,
    OrderType.MARKET,
    OrderType.IOC,
    OrderType.FOK,
    OrderType.POST_ONLY
  };

  private static final int MOST_STREAMS = 3_000;

  @Test
  void shouldAnswerAsTheNaiveBookWhateverIsAsked() {
    Long seed = Long.getLong("hotpair.test.seed");
    int streams = seed == null ? Integer.getInteger("hotpair.test.streams", 150) : 1;
    long first = seed == null ? System.nanoTime() : seed;
    System.out.println("seeds " + first + " to " + (first + streams - 1));
    Set<Enum<?>> seen = new HashSet<>();
    for (int i = 0; i < streams; i++) {
      new Stream(first + i, seen).run(1500);
    }
    if (streams < 100) {
      return;
    }
    // Some answers are rare: more streams until each kind was seen, so that chance decides nothing.
    Set<Enum<?>> expected = everyKind();
    for (int i = streams; i < MOST_STREAMS && !seen.equals(expected); i++) {
      new Stream(first + i, seen).run(1500);
    }
    assertEquals(expected, seen, "kinds of answers that the streams brought about");
  }

  private static Set<Enum<?>> everyKind() {
    Set<Enum<?>> kinds = new HashSet<>();
    kinds.addAll(EnumSet.complementOf(EnumSet.of(ReportStatus.NULL_VAL)));
    kinds.addAll(EnumSet.complementOf(EnumSet.of(CancelReason.NULL_VAL)));
    kinds.addAll(EnumSet.complementOf(EnumSet.of(RejectReason.NULL_VAL, RejectReason.MALFORMED)));
    return kinds;
  }

  private static final class Stream {
    private final long seed;
    private final SplittableRandom random;
    private final OrderBookSettings settings;
    private final NaiveBook naive;
    private final ServiceDriver real;
    private final ServiceDriver undisturbed;
    private final int symbols;
    private final int prices;
    private final int idRange;
    private final boolean hugeQuantities;
    private final int haltsPerMille;
    private final Set<Enum<?>> seen;

    Stream(long seed, Set<Enum<?>> seen) {
      this.seed = seed;
      this.seen = seen;
      random = new SplittableRandom(seed);
      symbols = 1 + random.nextInt(3);
      settings = new OrderBookSettings(symbols, 20 + random.nextInt(300), 1 + random.nextInt(8), 1);
      prices = random.nextBoolean() ? 3 + random.nextInt(10) : 1000;
      idRange = settings.maxOrders() * (1 + random.nextInt(4));
      hugeQuantities = random.nextInt(4) == 0;
      haltsPerMille = random.nextInt(3) * 5;
      naive = new NaiveBook(settings);
      real = new ServiceDriver(settings);
      undisturbed = new ServiceDriver(settings);
    }

    void run(int operations) {
      int snapshotAt = random.nextInt(operations);
      for (int i = 0; i < operations; i++) {
        if (i == snapshotAt) {
          restoreFromSnapshot();
        }
        step(i);
      }
      assertEquals(naive.contents(), real.contents(), this::where);
      assertEquals(undisturbed.digest(), real.digest(), this::where);
      restoreFromSnapshot();
    }

    private void restoreFromSnapshot() {
      OrderBookService restored = new OrderBookService(settings);
      restored.readSnapshot(Frames.of(real.service()).input());
      assertEquals(real.digest(), restored.digest(), this::where);
      real.service(restored);
      assertEquals(naive.contents(), real.contents(), this::where);
    }

    private void step(int index) {
      Function<OrderEntry, Report> operation = nextOperation();
      Report expected = operation.apply(naive);
      seen.add(expected.status());
      seen.add(expected.rejectReason());
      seen.add(expected.cancelReason());
      assertEquals(expected, operation.apply(real), () -> where() + " operation " + index);
      assertEquals(expected, operation.apply(undisturbed), this::where);
      assertEquals(undisturbed.digest(), real.digest(), () -> where() + " operation " + index);
      int symbolId = random.nextInt(symbols);
      assertEquals(naive.top(symbolId), real.top(symbolId), this::where);
    }

    private Function<OrderEntry, Report> nextOperation() {
      int symbolId = random.nextInt(50) == 0 ? random.nextInt(-2, symbols + 2) : anySymbol();
      long id = id();
      long newId = id();
      long price = price();
      long quantity = quantity();
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      OrderType type = TYPES[random.nextInt(TYPES.length)];
      if (random.nextInt(1000) < haltsPerMille) {
        return random.nextInt(3) == 0 ? e -> e.halt(symbolId) : e -> e.resume(symbolId);
      }
      switch (random.nextInt(10)) {
        case 0:
          return e -> e.cancel(id);
        case 1:
          return e -> e.reduce(id, quantity);
        case 2:
          return e -> e.replace(id, newId, price, quantity);
        case 3:
          return e -> e.replace(id, id, price, quantity);
        default:
          return e -> e.newOrder(symbolId, id, side, type, price, quantity);
      }
    }

    private int anySymbol() {
      return random.nextInt(symbols);
    }

    private long id() {
      return random.nextInt(100) == 0 ? random.nextInt(-1, 1) : 1 + random.nextInt(idRange);
    }

    private long price() {
      return random.nextInt(100) == 0 ? random.nextInt(-1, 1) : 1 + random.nextInt(prices);
    }

    private long quantity() {
      if (hugeQuantities && random.nextInt(4) == 0) {
        return Long.MAX_VALUE / (1 + random.nextInt(3));
      }
      return random.nextInt(100) == 0 ? random.nextInt(-1, 1) : 1 + random.nextInt(20);
    }

    private String where() {
      return "run again with -Dhotpair.test.seed=" + seed + " " + settings;
    }
  }
}
