package io.hotpair.engine.replica;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.snapshot.SnapshotSchedule;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The settings of snapshots and retention, checked.
 *
 * @param schedule when snapshots are due on a hot node.
 * @param primaryFactor by how much later on a primary; 0: never.
 * @param cpuPercent share of a core for replaying the journal.
 * @param writeCpuPercent the same for writing and for reading back.
 * @param keep how many snapshots are kept.
 * @param policy what becomes of old segments.
 * @param archive where they go, or null.
 * @param holdRecords most records that are kept for a follower.
 * @param diskLowBytes free space below which intake stops.
 */
record SnapshotSettings(
    SnapshotSchedule schedule,
    int primaryFactor,
    int cpuPercent,
    int writeCpuPercent,
    int keep,
    RetentionPolicy policy,
    Path archive,
    long holdRecords,
    long diskLowBytes) {
  private static final long MOST = Long.MAX_VALUE >> 1;

  static SnapshotSettings of(Settings settings) {
    RetentionPolicy policy = settings.getEnum(Setting.RETENTION, RetentionPolicy.class);
    String archive = settings.get(Setting.RETENTION_ARCHIVE_DIR);
    if (policy == RetentionPolicy.ARCHIVE && archive.isEmpty()) {
      throw settings.refuse(Setting.RETENTION_ARCHIVE_DIR, "must be set to archive segments");
    }
    long seconds = settings.getLong(Setting.SNAPSHOT_INTERVAL_S, 0, Integer.MAX_VALUE);
    return new SnapshotSettings(
        new SnapshotSchedule(
            settings.getLong(Setting.SNAPSHOT_OPERATIONS, 0, MOST),
            settings.getLong(Setting.SNAPSHOT_BYTES, 0, MOST),
            TimeUnit.SECONDS.toNanos(seconds)),
        settings.getInt(Setting.SNAPSHOT_PRIMARY_FACTOR, 0, 1000),
        settings.getInt(Setting.SNAPSHOT_CPU_PERCENT, 1, 100),
        settings.getInt(Setting.SNAPSHOT_WRITE_CPU_PERCENT, 1, 100),
        settings.getInt(Setting.SNAPSHOT_KEEP, 1, 1000),
        policy,
        policy == RetentionPolicy.ARCHIVE ? Path.of(archive) : null,
        settings.getLong(Setting.RETENTION_HOLD_RECORDS, 0, MOST),
        settings.getLong(Setting.DISK_LOW_BYTES, 0, MOST));
  }
}
