package io.hotpair.engine.process;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A small file in a serving process's directory that says where its counters are: so {@code status}
 * finds it. Deleted when the process ends; one that a killed process leaves behind is told by its
 * pid and start time.
 */
public final class ProcessFile implements AutoCloseable {
  private static final String PREFIX = "process-";
  private static final String SUFFIX = ".properties";

  private final Path file;

  private ProcessFile(Path file) {
    this.file = file;
  }

  /**
   * A serving process.
   *
   * @param name node-0, node-1, watchdog and so on.
   * @param pid of the process.
   * @param counters directory of its media driver.
   */
  public record Entry(String name, long pid, Path counters) {}

  /**
   * Writes it.
   *
   * @param settings in force.
   * @param name of the process.
   * @param counters directory of its media driver.
   * @return the file, to be closed when the process ends.
   * @throws IOException if it cannot be written.
   */
  public static ProcessFile write(Settings settings, String name, String counters)
      throws IOException {
    Path directory = Path.of(settings.get(Setting.DIR)).toAbsolutePath();
    ProcessHandle self = ProcessHandle.current();
    Properties properties = new Properties();
    properties.setProperty("name", name);
    properties.setProperty("pid", Long.toString(self.pid()));
    properties.setProperty("started", startOf(self));
    properties.setProperty("counters", Path.of(counters).toAbsolutePath().toString());
    Path file = directory.resolve(PREFIX + name + SUFFIX);
    Path draft = directory.resolve(PREFIX + name + ".new");
    try (Writer writer = Files.newBufferedWriter(draft)) {
      properties.store(writer, null);
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    return new ProcessFile(file);
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Object::toString).orElse("");
  }

  /**
   * The processes that run with a directory.
   *
   * @param directory hotpair.dir of the processes.
   * @return those that are alive, by name.
   * @throws IOException if the directory cannot be read.
   */
  public static List<Entry> running(Path directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return entries;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
      for (Path file : files) {
        read(file).ifPresent(entries::add);
      }
    }
    entries.sort((a, b) -> a.name().compareTo(b.name()));
    return entries;
  }

  private static Optional<Entry> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    long pid = Long.parseLong(properties.getProperty("pid", "0"));
    String started = properties.getProperty("started", "");
    return ProcessHandle.of(pid)
        .filter(process -> isSameStart(startOf(process), started))
        .map(
            process ->
                new Entry(
                    properties.getProperty("name"),
                    pid,
                    Path.of(properties.getProperty("counters"))));
  }

  /**
   * Where it is.
   *
   * @return the file.
   */
  public Path path() {
    return file;
  }

  /** The system derives start times from its clock, so two readings may differ a little. */
  private static boolean isSameStart(String one, String other) {
    return one.equals(other)
        || (!one.isEmpty()
            && !other.isEmpty()
            && Duration.between(Instant.parse(one), Instant.parse(other)).abs().toSeconds() < 2);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
