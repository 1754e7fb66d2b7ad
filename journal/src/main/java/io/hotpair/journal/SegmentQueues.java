package io.hotpair.journal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.SparseRollCycles;

/**
 * How Chronicle Queue is used here: one queue per segment, and one file per queue, because the time
 * that it sees never moves. So entry i of the file is record first + i.
 */
final class SegmentQueues {
  /**
   * 2^34 entries, one in 1024 of them indexed: cheap to write, a seek walks at most 1023 entries.
   */
  private static final RollCycle ROLL_CYCLE = SparseRollCycles.LARGE_HOURLY_SPARSE;

  /** Most records that a segment can take. */
  static final long MAX_RECORDS = ROLL_CYCLE.maxMessagesPerCycle();

  private static final TimeProvider NO_TIME = () -> 0L;

  static {
    // Chronicle reads these once. Without them it starts a thread that polls the disk and one that
    // unmaps files some time after they were closed.
    setDefault("chronicle.disk.monitor.disable", "true");
    setDefault("background.releaser", "false");
    setDefault("chronicle.analytics.disable", "true");
    setDefault("chronicle.announcer.disable", "true");
  }

  private SegmentQueues() {}

  private static void setDefault(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }

  static ChronicleQueue writable(Path segment, int blockBytes) {
    return builder(segment.toFile(), blockBytes).build();
  }

  static ChronicleQueue readOnly(Path segment, int blockBytes) {
    return builder(new ExistingDirectory(segment), blockBytes).readOnly(true).build();
  }

  static long index(long entry) {
    return ROLL_CYCLE.toIndex(0, entry);
  }

  /** How far beyond a block's end Chronicle maps it. */
  static int overlapBytes(int blockBytes) {
    return blockBytes / 4;
  }

  /** Longest record that fits: it may begin at the end of a block. */
  static int maxRecordLength(int blockBytes) {
    return overlapBytes(blockBytes) - 64;
  }

  /** The file that holds a segment's records. */
  static Path dataFile(Path segment) throws IOException {
    try (Stream<Path> files = Files.list(segment)) {
      List<Path> data =
          files.filter(f -> f.toString().endsWith(SingleChronicleQueue.SUFFIX)).toList();
      if (data.size() != 1) {
        throw new JournalException(
            segment + " has " + data.size() + " data files instead of one: restore it from a copy");
      }
      return data.get(0);
    }
  }

  private static SingleChronicleQueueBuilder builder(File segment, int blockBytes) {
    return SingleChronicleQueueBuilder.single(segment)
        .rollCycle(ROLL_CYCLE)
        .timeProvider(NO_TIME)
        .blockSize(blockBytes)
        .checkInterrupts(false);
  }

  /**
   * The directory of a queue that is only read. Chronicle makes the directory of such a queue too
   * where it is missing; so a reader would bring a segment back, empty, that its node just removed.
   */
  private static final class ExistingDirectory extends File {
    private static final long serialVersionUID = 1L;

    ExistingDirectory(Path segment) {
      super(segment.toString());
    }

    @Override
    public boolean mkdirs() {
      return false;
    }
  }
}
