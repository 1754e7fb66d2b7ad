package io.hotpair.engine.drill;

import io.hotpair.engine.counters.CountersFile;
import io.hotpair.engine.process.ProcessFile;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far the nodes have come, by their counters. One thread. */
final class NodeProgress implements AutoCloseable {
  private final DrillSite site;
  private final Map<String, Opened> opened = new TreeMap<>();

  private record Opened(long pid, CountersFile file) {}

  /**
   * A node's progress.
   *
   * @param held last sequence in its journal.
   * @param applied last sequence that its service applied.
   */
  record Reading(long held, long applied) {}

  NodeProgress(DrillSite site) {
    this.site = site;
  }

  /** Reads the counters of a node's running process; empty if they cannot be read now. */
  Optional<Reading> read(int nodeId) {
    String name = DrillSite.nameOf(nodeId);
    try {
      for (ProcessFile.Entry entry : ProcessFile.running(site.directoryOf(name))) {
        Map<String, Long> values = open(entry).read();
        Long held = values.get("node " + nodeId + " held");
        Long applied = values.get("node " + nodeId + " applied");
        if (held != null && applied != null) {
          return Optional.of(new Reading(held, applied));
        }
      }
    } catch (IOException e) {
      // The process is only starting, or it has just ended: the next reading tells.
      return Optional.empty();
    }
    return Optional.empty();
  }

  private CountersFile open(ProcessFile.Entry entry) throws IOException {
    Opened known = opened.get(entry.name());
    if (known == null || known.pid() != entry.pid()) {
      close(known);
      opened.remove(entry.name());
      known = new Opened(entry.pid(), CountersFile.open(entry.counters()));
      opened.put(entry.name(), known);
    }
    return known.file();
  }

  private static void close(Opened one) {
    if (one != null) {
      one.file().close();
    }
  }

  /** How many records the slowest node that runs is behind the fastest. */
  long lag() {
    long most = 0;
    long least = Long.MAX_VALUE;
    for (int nodeId : site.nodeIds()) {
      Optional<Reading> reading = read(nodeId);
      if (reading.isPresent()) {
        most = Math.max(most, reading.get().held());
        least = Math.min(least, reading.get().applied());
      }
    }
    return least == Long.MAX_VALUE ? 0 : Math.max(0, most - least);
  }

  /** Whether every node has applied all that any of them holds. */
  boolean isLevel() {
    long held = -1;
    for (int nodeId : site.nodeIds()) {
      Optional<Reading> reading = read(nodeId);
      if (reading.isEmpty() || reading.get().held() != reading.get().applied()) {
        return false;
      }
      if (held >= 0 && held != reading.get().held()) {
        return false;
      }
      held = reading.get().held();
    }
    return true;
  }

  @Override
  public void close() {
    opened.values().forEach(NodeProgress::close);
    opened.clear();
  }
}
