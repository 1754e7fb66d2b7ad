package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** What Linux says about the memory that this process has mapped. */
final class ProcessMappings {
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");

  private ProcessMappings() {}

  /** All lines about the mapping that an address is in. */
  static List<String> lines(long address) throws IOException {
    List<String> lines = Files.readAllLines(MAPPINGS);
    int first =
        IntStream.range(0, lines.size())
            .filter(i -> isMappingWith(lines.get(i), address))
            .findFirst()
            .orElseThrow();
    int next =
        IntStream.range(first + 1, lines.size())
            .filter(i -> isHead(lines.get(i)))
            .findFirst()
            .orElse(lines.size());
    return lines.subList(first, next);
  }

  private static boolean isHead(String line) {
    return line.matches("[0-9a-f]+-[0-9a-f]+ .*");
  }

  private static boolean isMappingWith(String line, long address) {
    if (!isHead(line)) {
      return false;
    }
    String[] range = line.split(" ", 2)[0].split("-", 2);
    return Long.parseUnsignedLong(range[0], 16) <= address
        && Long.parseUnsignedLong(range[1], 16) > address;
  }
}
