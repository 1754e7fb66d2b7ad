package io.hotpair.engine.tools;

import java.io.PrintWriter;

/** Prints many lines without flushing each. One thread. */
final class Lines implements AutoCloseable {
  private static final int FLUSH_CHARS = 1 << 16;

  private final PrintWriter out;
  private final StringBuilder pending = new StringBuilder();

  Lines(PrintWriter out) {
    this.out = out;
  }

  /** Where the next line is to be appended, without its end. */
  StringBuilder line() {
    return pending;
  }

  /** Ends the line that was appended. */
  void end() {
    pending.append('\n');
    if (pending.length() >= FLUSH_CHARS) {
      flush();
    }
  }

  void flush() {
    out.append(pending);
    pending.setLength(0);
    if (out.checkError()) {
      throw new OutputClosedException();
    }
  }

  /** Flushes what is left; a line that was not ended is dropped. */
  @Override
  public void close() {
    pending.setLength(pending.lastIndexOf("\n") + 1);
    out.append(pending);
    pending.setLength(0);
    out.flush();
  }
}
