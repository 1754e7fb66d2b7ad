package io.hotpair.benchmarks.process;

import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.IoUtil;

/**
 * The directories of one start of one system, and its processes: all gone once it is closed. {@link
 * #start} and {@link #close} belong to one thread; the end of this process closes it as well.
 */
public final class Scratch implements AutoCloseable {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private final Path directory;
  private final Path memory;
  private final List<ChildJava> processes = Collections.synchronizedList(new ArrayList<>());
  private final Thread cleaner = new Thread(this::clean, "bench-cleaner");

  private Scratch(Path directory, Path memory) {
    this.directory = directory;
    this.memory = memory;
  }

  /**
   * Makes new directories.
   *
   * @param parent in which the one on disk is made.
   * @param name of the system.
   * @return the directories.
   * @throws CommandException if they cannot be made.
   */
  public static Scratch create(Path parent, String name) {
    try {
      Files.createDirectories(parent);
      Path directory = Files.createTempDirectory(parent.toAbsolutePath(), name + "-");
      Path base = Files.isWritable(SHARED_MEMORY) ? SHARED_MEMORY : directory;
      Scratch scratch =
          new Scratch(directory, Files.createTempDirectory(base, "hotpair-bench-" + name + "-"));
      Runtime.getRuntime().addShutdownHook(scratch.cleaner);
      return scratch;
    } catch (IOException e) {
      throw new CommandException("no directory can be made in " + parent + ": " + e.getMessage());
    }
  }

  /**
   * Starts a process that ends with this.
   *
   * @param name of the process; its output goes to a file of this name.
   * @param mainClass to run.
   * @param arguments of it.
   * @return the process.
   */
  public ChildJava start(String name, String mainClass, List<String> arguments) {
    return start(name, List.of(), mainClass, arguments);
  }

  /**
   * Starts a process that ends with this.
   *
   * @param name of the process; its output goes to a file of this name.
   * @param prefix what comes before its command line; what it names must become that process.
   * @param mainClass to run.
   * @param arguments of it.
   * @return the process.
   */
  public ChildJava start(
      String name, List<String> prefix, String mainClass, List<String> arguments) {
    Path output = directory.resolve(name + ".out");
    ChildJava child = ChildJava.start(name, output, prefix, mainClass, arguments);
    processes.add(child);
    return child;
  }

  /**
   * Directory on disk.
   *
   * @return absolute path.
   */
  public Path directory() {
    return directory;
  }

  /**
   * Directory in memory, for media drivers.
   *
   * @return absolute path.
   */
  public Path memory() {
    return memory;
  }

  /** Kills what still runs and deletes everything. */
  @Override
  public void close() {
    clean();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The process is ending: the hook itself runs.
      return;
    }
  }

  private void clean() {
    synchronized (processes) {
      processes.forEach(ChildJava::kill);
      processes.forEach(ChildJava::close);
    }
    if (System.getenv("HOTPAIR_BENCH_KEEP") == null) {
      IoUtil.delete(directory.toFile(), true);
    }
    IoUtil.delete(memory.toFile(), true);
  }
}
