package io.hotpair.engine.drill;

import io.hotpair.engine.snapshot.SnapshotStore;
import io.hotpair.engine.tools.DiskUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * What a node's process takes of the machine.
 *
 * @param journalBytes on the disk.
 * @param snapshotBytes on the disk.
 * @param memoryBytes of the process's own: its mapped files are not in it.
 * @param residentBytes of all that is in memory, mapped files too.
 * @param snapshots it has taken so far.
 * @param prunings of its journal so far.
 */
record NodeUsage(
    long journalBytes,
    long snapshotBytes,
    long memoryBytes,
    long residentBytes,
    long snapshots,
    long prunings) {
  private static final String SEGMENTS = "segments";
  private static final long BYTES_PER_KIB = 1024;

  static NodeUsage of(String name, Path directory, long pid, Collection<DrillEvent> events)
      throws IOException {
    return new NodeUsage(
        DiskUsage.realBytes(directory.resolve(SEGMENTS)),
        DiskUsage.realBytes(directory.resolve(SnapshotStore.DIRECTORY_NAME)),
        memory(pid, "RssAnon:"),
        memory(pid, "VmRSS:"),
        count(name, "snapshot", events),
        count(name, "pruned", events));
  }

  private static long count(String name, String event, Collection<DrillEvent> events) {
    return events.stream().filter(e -> e.is(event) && e.source().equals(name)).count();
  }

  private static long memory(long pid, String field) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith(field)) {
        String number = line.substring(field.length()).strip().split(" ", -1)[0];
        return Long.parseLong(number) * BYTES_PER_KIB;
      }
    }
    return DiskUsage.UNKNOWN;
  }

  long diskBytes() {
    return journalBytes + snapshotBytes;
  }
}
