package io.hotpair.engine.flow;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.orderbook.OrderBookCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.agrona.concurrent.UnsafeBuffer;

/** Files and streams of operations as tests need them. */
final class Flows {
  private static final int OFFSET = 7;

  private Flows() {}

  static byte[] text(String... lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] gzip(byte[] content) {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Path write(Path directory, byte[] content) {
    try {
      return Files.write(Files.createTempFile(directory, "orders", ""), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All operations of a source, as the order book's codec describes them; closes the source. */
  static List<String> describe(OperationSource source) {
    final UnsafeBuffer buffer =
        new UnsafeBuffer(new byte[OFFSET + OperationSource.MAX_OPERATION_LENGTH]);
    final OrderBookCodec codec = new OrderBookCodec();
    final List<String> operations = new ArrayList<>();
    try (source) {
      int length = source.next(buffer, OFFSET);
      while (length != OperationSource.END) {
        final StringBuilder json = new StringBuilder();
        codec.describeOperation(buffer, OFFSET, length, json);
        operations.add(json.toString());
        length = source.next(buffer, OFFSET);
      }
    }
    return operations;
  }

  /** Reads a file that is wrong, and checks that its one message says all of this. */
  static void refuse(Path file, String... parts) {
    final FlowException refused = assertThrows(FlowException.class, () -> FlowSources.check(file));
    assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
    assertTrue(refused.getMessage().lines().count() == 1, refused.getMessage());
    assertTrue(
        refused.getMessage().chars().allMatch(c -> c >= ' ' && c < 0x7F), refused.getMessage());
    for (final String part : parts) {
      assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
  }
}
