package io.hotpair.engine.counters;

import io.aeron.CncFileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.status.CountersReader;

/** The counters of a running process of Hotpair, read from outside: nothing is written. */
public final class CountersFile implements AutoCloseable {
  private static final Pattern LABEL = Pattern.compile("hotpair (node \\d+|watchdog): (.+)");
  private static final Pattern NOTE = Pattern.compile("\\s*\\(.*\\)$");

  private final MappedByteBuffer mapped;
  private final CountersReader reader;

  private CountersFile(MappedByteBuffer mapped, CountersReader reader) {
    this.mapped = mapped;
    this.reader = reader;
  }

  /**
   * Opens it.
   *
   * @param driverDirectory directory of the process's media driver.
   * @return the file, open.
   * @throws IOException if it cannot be read or is not ready.
   */
  public static CountersFile open(Path driverDirectory) throws IOException {
    Path file = driverDirectory.resolve(CncFileDescriptor.CNC_FILE);
    MappedByteBuffer mapped;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
    try {
      return new CountersFile(mapped, readerOf(mapped));
    } catch (RuntimeException e) {
      BufferUtil.free(mapped);
      throw new IOException("counters file " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static CountersReader readerOf(ByteBuffer mapped) {
    DirectBuffer meta = CncFileDescriptor.createMetaDataBuffer(mapped);
    int version = meta.getInt(CncFileDescriptor.cncVersionOffset(0));
    if (version == 0) {
      throw new IllegalStateException("its driver is only starting");
    }
    CncFileDescriptor.checkVersion(version);
    return new CountersReader(
        CncFileDescriptor.createCountersMetaDataBuffer(mapped, meta),
        CncFileDescriptor.createCountersValuesBuffer(mapped, meta));
  }

  /**
   * Reads Hotpair's counters as they are now.
   *
   * @return value by name, for instance "node 0 held": labels without "hotpair", colons and notes.
   */
  public Map<String, Long> read() {
    Map<String, Long> values = new TreeMap<>();
    reader.forEach(
        (value, counterId, label) -> {
          Matcher matcher = LABEL.matcher(label);
          if (matcher.matches()) {
            String name = NOTE.matcher(matcher.group(2)).replaceFirst("");
            values.put(matcher.group(1) + " " + name, value);
          }
        });
    return values;
  }

  @Override
  public void close() {
    BufferUtil.free(mapped);
  }
}
