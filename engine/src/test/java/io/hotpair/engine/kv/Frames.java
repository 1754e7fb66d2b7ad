package io.hotpair.engine.kv;

import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A snapshot in memory. */
final class Frames implements SnapshotOutput {
  final List<byte[]> list = new ArrayList<>();

  static Frames of(KeyValueService service) {
    final Frames frames = new Frames();
    service.writeSnapshot(frames);
    return frames;
  }

  @Override
  public void frame(DirectBuffer buffer, int offset, int length) {
    final byte[] copy = new byte[length];
    buffer.getBytes(offset, copy);
    list.add(copy);
  }

  SnapshotInput input() {
    final Iterator<byte[]> frames = list.iterator();
    return handler -> {
      if (!frames.hasNext()) {
        return false;
      }
      final byte[] frame = frames.next();
      handler.frame(new UnsafeBuffer(frame), 0, frame.length);
      return true;
    };
  }

  String hex() {
    final StringBuilder hex = new StringBuilder();
    for (final byte[] frame : list) {
      hex.append(HexFormat.of().formatHex(frame)).append('\n');
    }
    return hex.toString();
  }
}
