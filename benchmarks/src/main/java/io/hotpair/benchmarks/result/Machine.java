package io.hotpair.benchmarks.result;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where figures were measured.
 *
 * @param processor model by /proc/cpuinfo.
 * @param cores that Java sees.
 * @param memoryMb physical memory in MiB.
 * @param system kernel's name and version.
 * @param jvm version and vendor.
 * @param time when the command began, UTC.
 * @param load1 the load average over a minute then: above 0.5, others used the machine.
 */
public record Machine(
    String processor,
    int cores,
    long memoryMb,
    String system,
    String jvm,
    String time,
    double load1) {
  private static final long BYTES_PER_MB = 1 << 20;

  /**
   * Looks at this machine.
   *
   * @return the machine.
   */
  public static Machine here() {
    java.lang.management.OperatingSystemMXBean bean = ManagementFactory.getOperatingSystemMXBean();
    long memory =
        bean instanceof OperatingSystemMXBean own ? own.getTotalMemorySize() / BYTES_PER_MB : 0;
    return new Machine(
        modelOfProcessor(),
        bean.getAvailableProcessors(),
        memory,
        bean.getName() + " " + bean.getVersion(),
        System.getProperty("java.version") + " " + System.getProperty("java.vendor"),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        bean.getSystemLoadAverage());
  }

  private static String modelOfProcessor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  /**
   * The machine on one line.
   *
   * @return text for people.
   */
  public String line() {
    return String.format(
        "%s, %d cores, %,d MiB, %s, Java %s, load %.2f, %s",
        processor, cores, memoryMb, system, jvm, load1, time);
  }
}
