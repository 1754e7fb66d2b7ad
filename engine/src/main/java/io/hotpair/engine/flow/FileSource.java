package io.hotpair.engine.flow;

import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;

/** The operations of an order file, once. */
final class FileSource implements OperationSource {
  private final OrderFileReader reader;
  private final OrderEncoder encoder;

  FileSource(Path file, OrderEncoder encoder) {
    this.encoder = encoder;
    reader = OrderFiles.open(file);
  }

  @Override
  public int next(MutableDirectBuffer into, int offset) {
    encoder.wrap(into, offset);
    while (reader.next(encoder)) {
      if (encoder.length() > 0) {
        return encoder.length();
      }
    }
    return END;
  }

  @Override
  public long skipped() {
    return reader.skipped();
  }

  @Override
  public String symbolName(int symbolId) {
    return reader.symbolName(symbolId);
  }

  @Override
  public void close() {
    reader.close();
  }
}
