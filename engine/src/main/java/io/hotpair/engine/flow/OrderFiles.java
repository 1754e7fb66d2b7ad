package io.hotpair.engine.flow;

import java.io.IOException;
import java.nio.file.Path;

/** Opens order files with the reader for what they hold, whatever they are called. */
final class OrderFiles {
  private OrderFiles() {}

  static OrderFileReader open(Path file) {
    final FlowInput input = FlowInput.open(file);
    try {
      return reader(input);
    } catch (IOException e) {
      throw closing(input, input.failure("byte offset 0", e));
    } catch (FlowException e) {
      throw closing(input, e);
    }
  }

  private static OrderFileReader reader(FlowInput input) throws IOException {
    final int first = input.peek();
    if (first == FlowInput.END) {
      throw new FlowException(input.file() + ": is empty; name a file with orders in it");
    }
    // ITCH begins with the high byte of a length, and no message is longer than 50 bytes.
    if (first == 0) {
      return new ItchReader(input);
    }
    if (isText(first)) {
      return new LobsterReader(input);
    }
    throw new FlowException(
        input.file()
            + ", byte offset 0: neither LOBSTER messages (text) nor NASDAQ ITCH 5.0 (a two-byte"
            + " length first); convert it to one of them");
  }

  private static boolean isText(int value) {
    return (value >= ' ' && value < 0x7F) || value == '\t' || value == '\r' || value == '\n';
  }

  private static FlowException closing(FlowInput input, FlowException failure) {
    try {
      input.close();
    } catch (FlowException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
