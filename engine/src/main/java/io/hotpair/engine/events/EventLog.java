package io.hotpair.engine.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;

/**
 * Appends events to a file as JSON lines:
 *
 * <pre>{@code
 * {"atNs":812,"time":"2026-01-01T00:00:00.000001Z","source":"watchdog","event":"suspected","node":0}
 * }</pre>
 *
 * <p>{@code atNs} is {@link System#nanoTime()}, which all processes of a Linux host share. Any
 * thread may write; none waits for the disk, because a daemon thread does that within about a
 * millisecond; it sleeps while there is nothing to write. If events come faster than they can be
 * written, some are dropped and a line says how many.
 */
public final class EventLog implements AutoCloseable {
  private static final int CAPACITY = 8_192;

  private final Path file;
  private final String source;
  private final FileChannel channel;
  private final ManyToOneConcurrentArrayQueue<Event> queue =
      new ManyToOneConcurrentArrayQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();
  private final StringBuilder text = new StringBuilder();
  private final Thread writer;
  private volatile boolean isClosing;
  private volatile IOException failure;

  private record Event(long atNs, Instant time, String name, Object[] keyValues) {}

  private EventLog(Path file, String source, FileChannel channel) {
    this.file = file;
    this.source = source;
    this.channel = channel;
    writer = new Thread(this::drainUntilClosed, "event-log-" + source);
    writer.setDaemon(true);
  }

  /**
   * Opens a log. What is in the file already stays; its directory is made if it is missing.
   *
   * @param file to append to.
   * @param source name of the process in every line, such as watchdog or node-0.
   * @return it, open.
   * @throws IOException that names the file.
   */
  public static EventLog open(Path file, String source) throws IOException {
    Path absolute = file.toAbsolutePath();
    try {
      Files.createDirectories(absolute.getParent());
      FileChannel channel =
          FileChannel.open(
              absolute,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      EventLog log = new EventLog(absolute, source, channel);
      log.endTornLine();
      log.writer.start();
      return log;
    } catch (IOException e) {
      throw new IOException("cannot open the event log " + absolute + ": " + e, e);
    }
  }

  /** A process that was killed while it wrote leaves half a line: the next must not join it. */
  private void endTornLine() throws IOException {
    long size = channel.size();
    channel.position(size);
    ByteBuffer last = ByteBuffer.allocate(1);
    if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
  }

  /**
   * Writes an event. Never waits.
   *
   * @param name of the event.
   * @param keyValues names and values in turn; values are numbers, booleans, null, {@link Iterable}
   *     or {@link java.util.Map} of such, or anything else as its text. They must not change later.
   * @throws IllegalArgumentException if a value is missing.
   */
  public void event(String name, Object... keyValues) {
    if (keyValues.length % 2 != 0) {
      throw new IllegalArgumentException("event " + name + ": a name without a value");
    }
    Event event = new Event(System.nanoTime(), Instant.now(), name, keyValues);
    if (isClosing || !queue.offer(event)) {
      dropped.incrementAndGet();
    }
    LockSupport.unpark(writer);
  }

  private void drainUntilClosed() {
    boolean isLast;
    do {
      isLast = isClosing;
      if (drain() == 0 && !isLast) {
        // Woken by the next event: a thread that looks again and again takes a core that others
        // use.
        LockSupport.park(this);
      }
    } while (!isLast);
  }

  private int drain() {
    text.setLength(0);
    int count = 0;
    for (Event event; count < CAPACITY && (event = queue.poll()) != null; count++) {
      append(event);
    }
    long lost = dropped.getAndSet(0);
    if (lost > 0) {
      append(
          new Event(
              System.nanoTime(), Instant.now(), "eventsDropped", new Object[] {"count", lost}));
    }
    if (text.length() > 0) {
      write();
    }
    return count;
  }

  private void append(Event event) {
    text.append("{\"atNs\":").append(event.atNs()).append(",\"time\":\"").append(event.time());
    text.append("\",\"source\":");
    JsonText.appendString(text, source);
    text.append(",\"event\":");
    JsonText.appendString(text, event.name());
    for (int i = 0; i < event.keyValues().length; i += 2) {
      text.append(',');
      JsonText.appendString(text, String.valueOf(event.keyValues()[i]));
      text.append(':');
      JsonText.append(text, event.keyValues()[i + 1]);
    }
    text.append("}\n");
  }

  private void write() {
    ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    try {
      // A second process that is started by mistake with the same directory writes to it too.
      channel.position(channel.size());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      // A full disk must not stop the process whose events these are.
      failure = e;
    }
  }

  /**
   * The last failure to write.
   *
   * @return it, null if there was none.
   */
  public IOException failure() {
    return failure;
  }

  /**
   * Where the events go.
   *
   * @return the file's absolute path.
   */
  public Path file() {
    return file;
  }

  /** Writes what is left and closes the file; later events are dropped. */
  @Override
  public void close() {
    isClosing = true;
    LockSupport.unpark(writer);
    boolean isInterrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    try {
      channel.close();
    } catch (IOException e) {
      failure = e;
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
