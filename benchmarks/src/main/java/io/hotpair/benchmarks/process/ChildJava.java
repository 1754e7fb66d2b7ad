package io.hotpair.benchmarks.process;

import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another Java process, of this Java and class path. It is to end with its standard input, so it
 * never outlives this process. One thread, but for {@link #kill}.
 */
public final class ChildJava implements AutoCloseable {
  /**
   * What every process of every system is started with, so that none has an advantage. The last two
   * switch off the safepoint that JDK 17 has each second: every thread waits there for one that is
   * not running at the moment.
   */
  public static final List<String> OPTIONS =
      List.of(
          "-Xms256m",
          "-Xmx1g",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:GuaranteedSafepointInterval=0");

  private static final List<String> INHERITED =
      List.of("--add-", "-Dchronicle.", "-Dagrona.", "-Dorg.agrona.");
  private static final long END_TIMEOUT_S = 15;

  private final String name;
  private final Process process;
  private final Path output;

  private ChildJava(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /**
   * Starts one.
   *
   * @param name of the process.
   * @param output file that takes what it prints.
   * @param prefix what comes before its command line, such as ip netns exec; none for nothing.
   * @param mainClass to run.
   * @param arguments of it.
   * @return the process.
   * @throws CommandException if it cannot be started.
   */
  public static ChildJava start(
      String name, Path output, List<String> prefix, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (INHERITED.stream().anyMatch(option::startsWith)) {
        command.add(option);
      }
    }
    command.addAll(OPTIONS);
    command.addAll(extraOptions());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
      return new ChildJava(name, builder.start(), output);
    } catch (IOException e) {
      throw new CommandException(name + " cannot be started: " + e.getMessage(), e);
    }
  }

  /** Options for a profile: what HOTPAIR_CHILD_OPTIONS says, split at blanks. */
  private static List<String> extraOptions() {
    String options = System.getenv("HOTPAIR_CHILD_OPTIONS");
    return options == null || options.isBlank()
        ? List.of()
        : List.of(options.strip().split("\\s+"));
  }

  /**
   * Its name.
   *
   * @return node-0, watchdog and so on.
   */
  public String name() {
    return name;
  }

  /**
   * Its process id.
   *
   * @return pid.
   */
  public long pid() {
    return process.pid();
  }

  /**
   * Whether it runs.
   *
   * @return true until it has ended.
   */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. Any thread. */
  public void kill() {
    process.destroyForcibly();
  }

  /** SIGSTOP. */
  public void stop() {
    signal("STOP");
  }

  /** SIGCONT. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        throw new CommandException("kill -" + signal + " " + pid() + " failed with code " + code);
      }
    } catch (IOException e) {
      throw new CommandException("kill cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }

  /**
   * Says why it ended.
   *
   * @throws CommandException with the last line that it printed, if it does not run.
   */
  public void requireAlive() {
    if (!isAlive()) {
      throw new CommandException(name + " has ended: " + lastLine() + " (see " + output + ")");
    }
  }

  private String lastLine() {
    try {
      List<String> lines = Files.readAllLines(output);
      return lines.isEmpty() ? "(no output)" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      return "(no output can be read: " + e.getMessage() + ")";
    }
  }

  /** SIGTERM, and SIGKILL if that does not end it within some seconds. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_TIMEOUT_S, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
