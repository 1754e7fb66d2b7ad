package io.hotpair.transport;

import java.io.File;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.IoUtil;

/**
 * Names the directories of embedded drivers, one for each launch, so that no two drivers ever share
 * one; and removes those that killed processes left behind, as they hold memory.
 */
final class DriverDirectories {
  private static final Pattern NAME = Pattern.compile("(hotpair-.+-)(\\d+)-[0-9a-f]{8}");

  private DriverDirectories() {}

  static Path prepare(Path base, String name) {
    String prefix = "hotpair-" + System.getProperty("user.name", "unknown") + "-" + name + "-";
    removeLeftOvers(base.toFile(), prefix);
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return base.resolve(prefix + ProcessHandle.current().pid() + "-" + unique);
  }

  private static void removeLeftOvers(File base, String prefix) {
    File[] entries = base.listFiles(File::isDirectory);
    if (entries == null) {
      return;
    }
    for (File entry : entries) {
      Matcher matcher = NAME.matcher(entry.getName());
      if (matcher.matches()
          && matcher.group(1).equals(prefix)
          && ProcessHandle.of(Long.parseLong(matcher.group(2))).isEmpty()) {
        IoUtil.delete(entry, true);
      }
    }
  }
}
