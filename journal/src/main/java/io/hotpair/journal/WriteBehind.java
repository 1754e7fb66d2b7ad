package io.hotpair.journal;

import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

/**
 * Has the system write what was appended to the disk soon after, a little at a time. Left to
 * itself, Linux lets half a minute gather ({@code vm.dirty_expire_centisecs}) and then protects and
 * writes it all at once, which keeps a core from the threads that answer clients for tens of
 * milliseconds. One thread, any but the owner's; it may wait for the disk. Without it all works,
 * less evenly, and nothing about durability changes.
 *
 * <p>The idea is RocksDB's {@code bytes_per_sync} and PostgreSQL's {@code checkpoint_flush_after}.
 */
public final class WriteBehind implements Agent {
  /** Written in one go: short enough to keep nobody waiting. */
  static final long STEP_BYTES = 256 << 10;

  /** Left alone behind the last record: pages that are still filled would be written twice. */
  static final long TAIL_BYTES = 64 << 10;

  private final Supplier<SegmentAppender> current;
  private SegmentAppender segment;
  private FileWriteBack file;
  private long startedTo;

  WriteBehind(Supplier<SegmentAppender> current) {
    this.current = current;
  }

  /**
   * Starts the writing of one step, if so much was appended.
   *
   * @return 1 if it did, and the next step may be due at once; otherwise 0.
   */
  @Override
  public int doWork() {
    SegmentAppender appender = current.get();
    if (appender == null) {
      return 0;
    }
    if (appender != segment) {
      // The rest of the last one is forced anyway before the next but one begins.
      segment = appender;
      startedTo = 0;
      CloseHelper.close(file);
      file = new FileWriteBack(appender.dataPath());
    }
    if (file == null || appender.position() - TAIL_BYTES - startedTo < STEP_BYTES) {
      return 0;
    }
    if (!file.start(startedTo, STEP_BYTES)) {
      CloseHelper.close(file);
      file = null;
      return 0;
    }
    startedTo += STEP_BYTES;
    return 1;
  }

  @Override
  public void onClose() {
    CloseHelper.close(file);
    file = null;
  }

  @Override
  public String roleName() {
    return "hotpair-write-behind";
  }
}
