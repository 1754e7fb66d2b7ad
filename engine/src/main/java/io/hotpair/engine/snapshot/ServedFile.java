package io.hotpair.engine.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.agrona.MutableDirectBuffer;

/** A verified snapshot file, open for sending; it can be read even after it was deleted. */
final class ServedFile implements SnapshotDepot.Served, AutoCloseable {
  private final SnapshotFile snapshot;
  private final FileChannel file;
  private ByteBuffer bytes = ByteBuffer.allocate(0);

  ServedFile(SnapshotFile snapshot) throws IOException {
    this.snapshot = snapshot;
    file = FileChannel.open(snapshot.path(), StandardOpenOption.READ);
  }

  @Override
  public long sequence() {
    return snapshot.sequence();
  }

  @Override
  public long epoch() {
    return snapshot.header().epoch();
  }

  @Override
  public long length() {
    return snapshot.length();
  }

  @Override
  public int read(long position, MutableDirectBuffer target, int length) {
    if (bytes.capacity() < length) {
      bytes = ByteBuffer.allocateDirect(length);
    }
    bytes.clear().limit(length);
    try {
      int read = file.read(bytes, position);
      if (read > 0) {
        target.putBytes(0, bytes, 0, read);
      }
      return read;
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
