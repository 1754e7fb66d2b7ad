package io.hotpair.engine.orderbook;

import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Snapshot frames in memory, for tests. */
final class Frames implements SnapshotOutput {
  final List<byte[]> all = new ArrayList<>();

  static Frames of(OrderBookService service) {
    Frames frames = new Frames();
    service.writeSnapshot(frames);
    return frames;
  }

  @Override
  public void frame(DirectBuffer buffer, int offset, int length) {
    if (length < 1 || length > MAX_FRAME_LENGTH) {
      throw new IllegalArgumentException("frame length " + length);
    }
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    all.add(bytes);
  }

  SnapshotInput input() {
    Iterator<byte[]> left = all.iterator();
    return handler -> {
      if (!left.hasNext()) {
        return false;
      }
      byte[] bytes = left.next();
      UnsafeBuffer buffer = new UnsafeBuffer(new byte[bytes.length + 3]);
      buffer.putBytes(3, bytes);
      handler.frame(buffer, 3, bytes.length);
      return true;
    };
  }
}
