package io.hotpair.benchmarks.process;

import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What some processes have used, by Linux's own accounts.
 *
 * @param nodesCpuMs CPU time of the nodes (and watchdog), user and system, in ms.
 * @param clientCpuMs CPU time of this process, which is the client, in ms.
 * @param residentKb resident memory of the nodes in KiB, shared memory included.
 * @param largestResidentKb resident memory of the largest of them.
 * @param wireBytes bytes that went over the loopback interface, of whatever process.
 * @param diskBytes bytes that are allocated on disk in a directory.
 */
public record ResourceUse(
    long nodesCpuMs,
    long clientCpuMs,
    long residentKb,
    long largestResidentKb,
    long wireBytes,
    long diskBytes) {
  private static final Path PROC = Path.of("/proc");
  private static final long MS_PER_TICK = 10;

  /**
   * Reads it.
   *
   * @param processes that run.
   * @param directory of their files.
   * @return what they have used until now.
   * @throws CommandException where there is no /proc.
   */
  public static ResourceUse read(List<ChildJava> processes, Path directory) {
    try {
      long cpuMs = 0;
      long residentKb = 0;
      long largest = 0;
      for (ChildJava child : processes) {
        cpuMs += cpuMs(Files.readString(PROC.resolve(child.pid() + "/stat")));
        long resident =
            number(Files.readAllLines(PROC.resolve(child.pid() + "/status")), "VmRSS:", 0);
        residentKb += resident;
        largest = Math.max(largest, resident);
      }
      return new ResourceUse(
          cpuMs,
          cpuMs(Files.readString(PROC.resolve("self/stat"))),
          residentKb,
          largest,
          number(Files.readAllLines(PROC.resolve("net/dev")), "lo:", 0),
          allocated(directory));
    } catch (IOException e) {
      throw new CommandException(
          "resources cannot be read: " + e.getMessage() + "; this needs Linux's /proc", e);
    }
  }

  /** User and system time out of a line of /proc/PID/stat, in ms. */
  static long cpuMs(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MS_PER_TICK;
  }

  /** A number in the line that begins with a label. */
  static long number(List<String> lines, String label, int index) {
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith(label)) {
        return Long.parseLong(text.substring(label.length()).strip().split("\\s+")[index]);
      }
    }
    throw new CommandException("/proc has no line '" + label + "'");
  }

  /** Files are sparse, so only du knows. */
  private static long allocated(Path directory) throws IOException {
    Process du =
        new ProcessBuilder("du", "-s", "--block-size=1", directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String text =
        new String(du.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    return Stream.of(text.split("\\s+")).findFirst().map(Long::parseLong).orElse(0L);
  }
}
