package io.hotpair.engine.flow;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The uncompressed bytes of a file, plain or gzipped, with the offset reached. */
final class FlowInput implements AutoCloseable {
  /** What {@link #read} and {@link #peek} return at the end. */
  static final int END = -1;

  private static final int BUFFER_LENGTH = 1 << 16;
  private static final int GZIP_MAGIC_1 = 0x1F;
  private static final int GZIP_MAGIC_2 = 0x8B;

  private final Path file;
  private final InputStream stream;
  private final byte[] buffer = new byte[BUFFER_LENGTH];
  private int position;
  private int limit;
  private long limitOffset;

  private FlowInput(Path file, InputStream stream) {
    this.file = file;
    this.stream = stream;
  }

  static FlowInput open(Path file) {
    if (Files.isDirectory(file)) {
      throw new FlowException(file + ": is a directory; name a file of orders");
    }
    try {
      return new FlowInput(file, uncompressed(Files.newInputStream(file)));
    } catch (NoSuchFileException e) {
      throw new FlowException(file + ": no such file; check its name", e);
    } catch (IOException e) {
      throw failure(file, "byte offset 0", e);
    }
  }

  Path file() {
    return file;
  }

  /** Offset of the next byte in the uncompressed content. */
  long offset() {
    return limitOffset - limit + position;
  }

  int read() throws IOException {
    return position < limit || fill() ? buffer[position++] & 0xFF : END;
  }

  int peek() throws IOException {
    return position < limit || fill() ? buffer[position] & 0xFF : END;
  }

  /** Reads up to a number of bytes; returns fewer only at the end. */
  int read(byte[] into, int offset, int length) throws IOException {
    int done = 0;
    while (done < length && (position < limit || fill())) {
      final int part = Math.min(length - done, limit - position);
      System.arraycopy(buffer, position, into, offset + done, part);
      position += part;
      done += part;
    }
    return done;
  }

  /** Turns a failure to read into what the user is told. */
  FlowException failure(String where, IOException cause) {
    return failure(file, where, cause);
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new FlowException(file + ": cannot be closed: " + e.getMessage(), e);
    }
  }

  private boolean fill() throws IOException {
    final int length = stream.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(0, length);
    limitOffset += limit;
    return limit > 0;
  }

  private static InputStream uncompressed(InputStream file) throws IOException {
    try {
      final InputStream stream = new BufferedInputStream(file, BUFFER_LENGTH);
      stream.mark(2);
      final boolean gzip = stream.read() == GZIP_MAGIC_1 && stream.read() == GZIP_MAGIC_2;
      stream.reset();
      return gzip ? new GZIPInputStream(stream, BUFFER_LENGTH) : stream;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static FlowException failure(Path file, String where, IOException cause) {
    final String what;
    if (cause instanceof EOFException) {
      what = "the .gz ends before its content does; copy it again, it is not whole";
    } else if (cause instanceof ZipException) {
      what = "the .gz is damaged (" + cause.getMessage() + "); copy it again";
    } else {
      what = "cannot be read (" + cause + "); check the file and its permissions";
    }
    return new FlowException(file + ", " + where + ": " + what, cause);
  }
}
