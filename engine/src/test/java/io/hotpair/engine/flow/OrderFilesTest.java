package io.hotpair.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderFilesTest {
  private static final byte[] LINES =
      Flows.text("1,1,5,10,100,1", "2,2,5,1,100,1", "3,4,5,4,100,1", "4,5,0,1,100,1");

  @TempDir Path directory;

  @Test
  void shouldRefuseWhatIsNoOrderFile() {
    Flows.refuse(directory.resolve("missing.csv"), "no such file", "check its name");
    Flows.refuse(directory, "is a directory");
    Flows.refuse(Flows.write(directory, new byte[0]), "is empty");
    Flows.refuse(Flows.write(directory, Flows.gzip(new byte[0])), "is empty");
    Flows.refuse(
        Flows.write(directory, new byte[] {(byte) 0x89, 'P', 'N', 'G'}),
        "byte offset 0: neither LOBSTER messages (text) nor NASDAQ ITCH 5.0");
  }

  @Test
  void shouldRefuseGzipCutAnywhere() {
    final byte[] whole = Flows.gzip(LINES);
    for (int cut = 2; cut < whole.length; cut++) {
      final Path file = Flows.write(directory, Arrays.copyOf(whole, cut));
      Flows.refuse(file, "the .gz ends before its content does; copy it again");
    }
  }

  @Test
  void shouldNameThePlaceReachedWhereLongGzipIsCut() {
    final String[] lines =
        IntStream.rangeClosed(1, 50_000)
            .mapToObj(i -> i + ",1," + i + "," + (i * 7919L % 1000) + "," + (i * 104729L) + ",1")
            .toArray(String[]::new);
    final byte[] whole = Flows.gzip(Flows.text(lines));
    final Path file = Flows.write(directory, Arrays.copyOf(whole, whole.length / 2));
    final FlowException refused = assertThrows(FlowException.class, () -> FlowSources.check(file));
    final int line =
        Integer.parseInt(refused.getMessage().replaceFirst(".*, line ([0-9]+): .*", "$1"));
    assertTrue(line > 10_000 && line < 40_000, refused.getMessage());
  }

  @Test
  void shouldRefuseGzipThatIsDamaged() {
    final byte[] checksum = Flows.gzip(LINES);
    final CRC32 crc = new CRC32();
    crc.update(LINES);
    assertEquals((byte) crc.getValue(), checksum[checksum.length - 8]);
    checksum[checksum.length - 8]++;
    Flows.refuse(Flows.write(directory, checksum), "the .gz is damaged", "copy it again");
  }

  @Test
  void shouldGiveFreshIdsInEveryRound() {
    final Path file = Flows.write(directory, LINES);
    final OperationSource source = FlowSources.orders(file, 8);
    final List<String> operations = Flows.describe(source);
    assertEquals(8, operations.size());
    assertEquals(2, source.skipped());
    assertTrue(operations.get(0).contains("\"id\":5,"), operations.get(0));
    assertTrue(operations.get(3).contains("\"id\":11,"), operations.get(3));
    assertTrue(operations.get(4).contains("\"id\":11,"), operations.get(4));
    assertTrue(operations.get(6).contains("\"id\":17,"), operations.get(6));
    final Set<String> ids = new HashSet<>();
    operations.stream()
        .filter(json -> json.contains("\"new\""))
        .forEach(json -> assertTrue(ids.add(json.replaceFirst(".*\"id\":([0-9]+).*", "$1"))));
    assertEquals(5, ids.size());
  }

  @Test
  void shouldMoveBothIdsOfReplaceAlike() {
    final byte[] content =
        new ItchMessages().add(1, 8, 'B', 1, "X", 1).replaced(1, 8, 9, 1, 1).toBytes();
    final List<String> operations =
        Flows.describe(FlowSources.orders(Flows.write(directory, content), 4));
    assertTrue(operations.get(3).contains("\"id\":18,\"newId\":19,"), operations.get(3));
  }

  @Test
  void shouldStopWhereNoFreshIdsAreLeft() {
    final long greatest = OrderEvents.MAX_ORDER_ID;
    final Path file = Flows.write(directory, Flows.text("1,1," + greatest + ",1,1,1"));
    assertEquals(new FlowSummary(1, 0), FlowSources.check(file));
    final OperationSource source = FlowSources.orders(file, 2);
    final FlowException refused = assertThrows(FlowException.class, () -> Flows.describe(source));
    assertTrue(refused.getMessage().contains("ask for fewer"), refused.getMessage());
    assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
  }

  @Test
  void shouldRefuseToRepeatFileWithoutOperations() {
    final Path file = Flows.write(directory, Flows.text("1,5,0,1,100,1"));
    final OperationSource source = FlowSources.orders(file, 1);
    final FlowException refused = assertThrows(FlowException.class, () -> Flows.describe(source));
    assertTrue(refused.getMessage().contains("none of its events"), refused.getMessage());
  }

  @Test
  void shouldChooseTheSourceThatFits() {
    final Path file = Flows.write(directory, LINES);
    final Optional<Path> none = Optional.empty();
    assertEquals(
        Flows.describe(FlowSources.orders(file, 2)),
        Flows.describe(FlowSources.open(FlowKind.ORDERS, Optional.of(file), 1, 2)));
    assertEquals(
        Flows.describe(FlowSources.generatedOrders(3, 50)),
        Flows.describe(FlowSources.open(FlowKind.ORDERS, none, 3, 50)));
    assertEquals(
        Flows.describe(FlowSources.generatedKeyValues(3, 50)),
        Flows.describe(FlowSources.open(FlowKind.KEY_VALUES, none, 3, 50)));
    final FlowException refused =
        assertThrows(
            FlowException.class,
            () -> FlowSources.open(FlowKind.KEY_VALUES, Optional.of(file), 1, 2));
    assertTrue(refused.getMessage().contains("key-value"), refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> FlowSources.generatedOrders(1, 0));
  }

  @Test
  void shouldKeepNothingOfAnOperationBeyondItsLength() {
    final Path file = Flows.write(directory, LINES);
    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OperationSource.MAX_OPERATION_LENGTH]);
    try (OperationSource source = FlowSources.orders(file)) {
      final int length = source.next(buffer, 0);
      for (int i = length; i < buffer.capacity(); i++) {
        assertEquals(0, buffer.getByte(i));
      }
    }
  }
}
