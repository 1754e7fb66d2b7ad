package io.hotpair.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItchFilesTest {
  private static final String IOC_ID = "\"id\":461168601842738790";

  @TempDir Path directory;

  @Test
  void shouldMapEachMessageThatChangesBooks() {
    final byte[] content =
        new ItchMessages()
            .other('S', 12)
            .directory(40_000, "AAPL")
            .add(40_000, 11, 'B', 100, "AAPL", 2_500_000)
            .addWithMpid(2, 12, 'S', 0xFFFF_FFFF, "MSFT", 0xFFFF_FFFFL)
            .executed(40_000, 11, 30)
            .executedAtPrice(2, 12, 5, 77)
            .reduced(40_000, 11, 20)
            .replaced(40_000, 11, 13, 60, 2_490_000)
            .executed(40_000, 13, 60)
            .deleted(2, 12)
            .other('P', 44)
            .toBytes();
    final OperationSource source = FlowSources.orders(Flows.write(directory, content));
    assertEquals(
        List.of(
            "{\"op\":\"new\",\"symbol\":40000,\"id\":11,\"side\":\"BUY\",\"type\":\"LIMIT\","
                + "\"price\":2500000,\"quantity\":100}",
            "{\"op\":\"new\",\"symbol\":2,\"id\":12,\"side\":\"SELL\",\"type\":\"LIMIT\","
                + "\"price\":4294967295,\"quantity\":4294967295}",
            "{\"op\":\"new\",\"symbol\":40000,"
                + IOC_ID
                + "4,\"side\":\"SELL\",\"type\":\"IOC\",\"price\":2500000,\"quantity\":30}",
            "{\"op\":\"new\",\"symbol\":2,"
                + IOC_ID
                + "5,\"side\":\"BUY\",\"type\":\"IOC\",\"price\":4294967295,\"quantity\":5}",
            "{\"op\":\"reduce\",\"id\":11,\"quantity\":20}",
            "{\"op\":\"replace\",\"id\":11,\"newId\":13,\"price\":2490000,\"quantity\":60}",
            "{\"op\":\"new\",\"symbol\":40000,"
                + IOC_ID
                + "6,\"side\":\"SELL\",\"type\":\"IOC\",\"price\":2490000,\"quantity\":60}",
            "{\"op\":\"cancel\",\"id\":12}"),
        Flows.describe(source));
    assertEquals(3, source.skipped());
    assertEquals("AAPL", source.symbolName(40_000));
    assertEquals("2", source.symbolName(2));
  }

  @Test
  void shouldPassOnChangesButSkipExecutionsOfOrdersItNeverSaw() {
    final byte[] content =
        new ItchMessages()
            .executed(1, 5, 1)
            .executedAtPrice(1, 5, 1, 9)
            .reduced(1, 5, 1)
            .replaced(1, 5, 6, 1, 9)
            .executed(1, 6, 1)
            .deleted(1, 6)
            .add(1, 7, 'B', 10, "X", 9)
            .executed(1, 7, 10)
            .executed(1, 7, 1)
            .toBytes();
    final OperationSource source = FlowSources.orders(Flows.write(directory, content));
    assertEquals(
        List.of("reduce", "replace", "cancel", "new", "new"),
        Flows.describe(source).stream().map(json -> json.split("\"")[3]).toList());
    assertEquals(4, source.skipped());
  }

  @Test
  void shouldSkipEveryOtherMessageByItsLength() {
    final ItchMessages messages = new ItchMessages();
    final String types = "SRHYLVWKJhPQBINO";
    final int[] lengths = {12, 39, 25, 20, 26, 35, 12, 28, 35, 21, 44, 40, 19, 50, 20, 48};
    for (int i = 0; i < lengths.length; i++) {
      messages.other(types.charAt(i), lengths[i]);
    }
    messages.deleted(1, 5);
    final Path file = Flows.write(directory, messages.toBytes());
    assertEquals(new FlowSummary(1, lengths.length), FlowSources.check(file));
  }

  @Test
  void shouldReadGzippedFilesAndTheMarkAtTheEnd() {
    final byte[] content = new ItchMessages().deleted(1, 5).deleted(1, 6).raw(0, 0).toBytes();
    assertEquals(
        new FlowSummary(2, 0), FlowSources.check(Flows.write(directory, Flows.gzip(content))));
  }

  @Test
  void shouldNameTheOffsetWhereFileIsCut() {
    final byte[] whole = new ItchMessages().deleted(1, 5).deleted(1, 6).toBytes();
    final int second = whole.length / 2;
    for (int cut = second + 1; cut < whole.length; cut++) {
      final byte[] content = Arrays.copyOf(whole, cut);
      final String where = ", byte offset " + second + ": the file ends ";
      Flows.refuse(Flows.write(directory, content), where, "copy it again");
      Flows.refuse(Flows.write(directory, Flows.gzip(content)), where);
    }
  }

  @Test
  void shouldNameTheOffsetOfWhatItDoesNotKnow() {
    final ItchMessages unknown = new ItchMessages().deleted(1, 5).raw(0, 3, 'z', 1, 2);
    Flows.refuse(
        Flows.write(directory, unknown.toBytes()),
        ", byte offset 21: message type 'z' is not one of ITCH 5.0");
    final ItchMessages length = new ItchMessages().deleted(1, 5).other('A', 35);
    Flows.refuse(
        Flows.write(directory, length.toBytes()),
        ", byte offset 21: message type 'A' has 36 bytes, but the length says 35");
    final ItchMessages empty = new ItchMessages().deleted(1, 5).raw(0, 0).deleted(1, 5);
    Flows.refuse(Flows.write(directory, empty.toBytes()), ", byte offset 21: ", "length 0");
    final ItchMessages side = new ItchMessages().deleted(1, 5).add(1, 6, 'Q', 1, "X", 1);
    Flows.refuse(
        Flows.write(directory, side.toBytes()), ", byte offset 42: side 'Q' is neither B nor S");
    final ItchMessages ref = new ItchMessages().deleted(1, 5).deleted(1, -1);
    Flows.refuse(
        Flows.write(directory, ref.toBytes()),
        ", byte offset 34: order reference 18446744073709551615");
  }

  @Test
  void shouldNameTheOffsetReachedWhereGzipIsCut() {
    final ItchMessages messages = new ItchMessages();
    for (int i = 0; i < 10_000; i++) {
      messages.deleted(i % 185, i * 0x9E3779B97F4AL);
    }
    final byte[] gzip = Flows.gzip(messages.toBytes());
    final Path file = Flows.write(directory, Arrays.copyOf(gzip, gzip.length / 2));
    final FlowException refused = assertThrows(FlowException.class, () -> FlowSources.check(file));
    final int offset =
        Integer.parseInt(refused.getMessage().replaceFirst(".*, byte offset ([0-9]+): .*", "$1"));
    assertTrue(offset > messages.size() / 4 && offset < messages.size() * 3 / 4, "at " + offset);
  }
}
