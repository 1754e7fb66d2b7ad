package io.hotpair.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hotpair.engine.orderbook.sbe.CancelOrderDecoder;
import io.hotpair.engine.orderbook.sbe.NewOrderDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded order flow, where it is there, and twins of the same shape that always run. */
class RealFilesTest {
  private static final int ALL = Integer.MAX_VALUE;

  @TempDir Path directory;

  @Test
  void shouldReadDayOfBitcoinOrders() {
    final BookRun run = new BookRun();
    try (OperationSource source = FlowSources.orders(shared("btcusd_2015-05-01_message.csv.gz"))) {
      run.run(source, ALL);
      assertEquals(0, source.skipped());
    }
    assertEquals(119_056, run.operations[NewOrderDecoder.TEMPLATE_ID]);
    assertEquals(114_463, run.operations[CancelOrderDecoder.TEMPLATE_ID]);
    assertEquals(233_519, run.total);
    System.out.println(
        "rejected " + run.rejected + ", fills " + run.fills + ", makers " + run.filledMakers);
    assertTrue(run.filledMakers > 1_000, run.filledMakers + " orders filled");
  }

  @Test
  void shouldReadExcerptOfItch() {
    final BookRun run = new BookRun();
    try (OperationSource source = FlowSources.orders(shared("nasdaq_2019-12-30_excerpt.itch50"))) {
      run.run(source, ALL);
      assertEquals(1_000, run.total + source.skipped());
    }
    assertTrue(run.total >= 367 + 193 + 225 + 167 + 6, run.total + " operations");
    assertEquals(167, run.operations[CancelOrderDecoder.TEMPLATE_ID]);
  }

  @Test
  void shouldReadGeneratedDayOfOrders() {
    final Random random = new Random(5);
    final StringBuilder lines = new StringBuilder();
    final int pairs = 100_000;
    for (int i = 1; i <= pairs; i++) {
      final long size = 1 + random.nextInt(1_000_000_000) * 50L;
      final String tail = i + "," + size + "," + (2_300_000 + 100 * random.nextInt(900)) + ",";
      final int direction = random.nextBoolean() ? 1 : -1;
      lines.append(i).append(".25,1,").append(tail).append(direction).append('\n');
      lines.append(i).append(".5,3,").append(tail).append(direction).append('\n');
    }
    final Path file =
        Flows.write(directory, Flows.gzip(Flows.text(lines.substring(0, lines.length() - 1))));
    final BookRun run = new BookRun();
    try (OperationSource source = FlowSources.orders(file)) {
      run.run(source, ALL);
    }
    assertEquals(pairs, run.operations[NewOrderDecoder.TEMPLATE_ID]);
    assertEquals(pairs, run.operations[CancelOrderDecoder.TEMPLATE_ID]);
    assertEquals(0, run.rejections());
  }

  @Test
  void shouldReadGeneratedItch() {
    final ItchMessages messages = new ItchMessages();
    for (int i = 0; i < 1_000; i++) {
      final int locate = i % 185;
      messages.add(locate, 100L + i, i % 2 == 0 ? 'B' : 'S', 100, "S" + locate, 1_000_000 + i % 2);
      messages.executed(locate, 100L + i, 40);
      messages.replaced(locate, 100L + i, 100_000L + i, 60, 1_000_000 + i % 2);
      messages.deleted(locate, 100_000L + i);
    }
    final BookRun run = new BookRun();
    try (OperationSource source = FlowSources.orders(Flows.write(directory, messages.toBytes()))) {
      run.run(source, ALL);
    }
    assertEquals(4_000, run.total);
    assertEquals(1_000, run.fills);
    assertEquals(0, run.rejections());
  }

  @Test
  void shouldAllocateNothingPerOperationOfFile() {
    final StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 200_000; i++) {
      lines.append("1.5,1,").append(i).append(",1,100,1\n1.5,3,").append(i).append(",1,100,1\n");
    }
    final Path file =
        Flows.write(directory, Flows.gzip(Flows.text(lines.substring(0, lines.length() - 1))));
    try (OperationSource source = FlowSources.orders(file)) {
      GeneratedOrdersTest.assertAllocatesNothing(source);
    }
  }

  private static Path shared(String name) {
    final Path file =
        Path.of(System.getProperty("hotpair.home", "..")).resolve("../shared/data").resolve(name);
    assumeTrue(
        Files.exists(file),
        () -> file + " is not here: skipped; a generated twin of this test runs instead");
    return file;
  }
}
