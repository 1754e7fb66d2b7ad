package io.hotpair.engine.cli;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.snapshot.SnapshotException;
import io.hotpair.engine.snapshot.SnapshotStore;
import io.hotpair.engine.tools.DiskUsage;
import io.hotpair.engine.tools.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a node keeps on its disk, by a look into its directory.
 *
 * @param journalBytes that the journal takes.
 * @param snapshots how many there are.
 * @param snapshotSequence last record in the newest one; 0 if there is none.
 * @param snapshotBytes length of the newest one; 0 if there is none.
 * @param snapshotAgeS seconds since the newest one was written; 0 if there is none.
 * @param allSnapshotBytes that all of them take.
 * @param archiveBytes that the archive takes; {@link DiskUsage#UNKNOWN} without one.
 * @param retention policy for journal segments that nobody needs.
 * @param lowBytes free space below which intake stops.
 */
record StorageStatus(
    long journalBytes,
    int snapshots,
    long snapshotSequence,
    long snapshotBytes,
    long snapshotAgeS,
    long allSnapshotBytes,
    long archiveBytes,
    String retention,
    long lowBytes) {
  private static final String SEGMENTS = "segments";

  static StorageStatus of(Settings settings, long nowMs) {
    Path directory = Path.of(settings.get(Setting.DIR));
    SnapshotStore store = new SnapshotStore(directory);
    List<SnapshotStore.Entry> entries = store.list();
    String archive = settings.get(Setting.RETENTION_ARCHIVE_DIR);
    long sequence = 0;
    long bytes = 0;
    long ageS = 0;
    if (!entries.isEmpty()) {
      SnapshotStore.Entry newest = entries.get(0);
      try {
        bytes = Files.size(newest.path());
        long writtenMs = Files.getLastModifiedTime(newest.path()).toMillis();
        ageS = TimeUnit.MILLISECONDS.toSeconds(Math.max(0, nowMs - writtenMs));
      } catch (IOException e) {
        throw new SnapshotException("cannot look at " + newest.path() + ": " + e, e);
      }
      sequence = newest.sequence();
    }
    return new StorageStatus(
        DiskUsage.realBytes(directory.resolve(SEGMENTS)),
        entries.size(),
        sequence,
        bytes,
        ageS,
        DiskUsage.realBytes(store.directory()),
        archive.isEmpty() ? DiskUsage.UNKNOWN : DiskUsage.realBytes(Path.of(archive)),
        settings.get(Setting.RETENTION),
        settings.getLong(Setting.DISK_LOW_BYTES, 0, Long.MAX_VALUE));
  }

  /** Lines for people; the counters are those of the running node. */
  List<String> text(Map<String, Long> counters) {
    long free = counters.getOrDefault("disk free bytes", 0L);
    boolean isLow = counters.getOrDefault("disk low", 0L) != 0;
    String newest =
        snapshots == 0
            ? "none"
            : String.format(
                Locale.ROOT,
                "%d of %s, newest of record %,d (%s, %s old)",
                snapshots,
                Sizes.text(allSnapshotBytes),
                snapshotSequence,
                Sizes.text(snapshotBytes),
                age());
    return List.of(
        String.format(
            Locale.ROOT,
            "  journal from record %,d, %s; what is not needed: %s%s",
            counters.getOrDefault("first sequence in the journal", 0L),
            Sizes.text(journalBytes),
            retention,
            archiveBytes == DiskUsage.UNKNOWN ? "" : ", archive " + Sizes.text(archiveBytes)),
        "  snapshots: " + newest,
        String.format(
            Locale.ROOT,
            "  disk: %s free, intake stops below %s%s",
            Sizes.text(free),
            Sizes.text(lowBytes),
            isLow ? ": LOW, NOTHING IS TAKEN FROM CLIENTS; free some" : ""));
  }

  private String age() {
    if (snapshotAgeS < TimeUnit.MINUTES.toSeconds(2)) {
      return snapshotAgeS + " s";
    }
    return snapshotAgeS < TimeUnit.HOURS.toSeconds(2)
        ? TimeUnit.SECONDS.toMinutes(snapshotAgeS) + " min"
        : TimeUnit.SECONDS.toHours(snapshotAgeS) + " h";
  }

  Map<String, Object> toJson() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("journalBytes", journalBytes);
    object.put("snapshots", (long) snapshots);
    object.put("snapshotSequence", snapshotSequence);
    object.put("snapshotBytes", snapshotBytes);
    object.put("snapshotAgeSeconds", snapshotAgeS);
    object.put("allSnapshotBytes", allSnapshotBytes);
    object.put("archiveBytes", archiveBytes);
    object.put("retention", retention);
    object.put("diskLowBytes", lowBytes);
    return object;
  }
}
