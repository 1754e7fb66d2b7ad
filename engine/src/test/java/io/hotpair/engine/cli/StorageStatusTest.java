package io.hotpair.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageStatusTest {
  private static final long NOW_MS = 1_800_000_000_000L;

  @TempDir Path directory;

  private StorageStatus status() {
    Settings settings = Settings.defaults().with(Setting.DIR, directory);
    return StorageStatus.of(settings, NOW_MS);
  }

  private void snapshot(String name, int bytes, long ageMs) throws IOException {
    Path file = directory.resolve("snapshots").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
    Files.setLastModifiedTime(file, FileTime.fromMillis(NOW_MS - ageMs));
  }

  @Test
  void shouldTellOfTheNewestSnapshotItsSizeAndItsAge() throws IOException {
    snapshot("s500-e1", 700, 900_000);
    snapshot("s2000-e3", 3_000, 400_000);
    StorageStatus status = status();
    assertEquals(2, status.snapshots());
    assertEquals(2_000, status.snapshotSequence());
    assertEquals(3_000, status.snapshotBytes());
    assertEquals(400, status.snapshotAgeS());
    String text = status.text(Map.of()).get(1);
    assertTrue(text.contains("newest of record 2,000 (2.9 KiB, 6 min old)"), text);
  }

  @Test
  void shouldTellThatThereIsNoSnapshot() {
    assertEquals("  snapshots: none", status().text(Map.of()).get(1));
    assertEquals(0L, status().toJson().get("snapshotSequence"));
  }

  @Test
  void shouldTellWhatTheJournalTakesOfTheDisk() throws IOException {
    Path segment = directory.resolve("segments/00000001-e0-s1");
    Files.createDirectories(segment);
    Files.write(segment.resolve("data"), new byte[1 << 20]);
    long bytes = status().journalBytes();
    assertTrue(bytes >= 1 << 20 && bytes < 2 << 20, Long.toString(bytes));
    String text = status().text(Map.of("first sequence in the journal", 4_321L)).get(0);
    assertTrue(text.contains("journal from record 4,321, 1.0 MiB; what is not needed: delete"));
  }

  @Test
  void shouldSayThatTheDiskIsLow() {
    List<String> fine = status().text(Map.of("disk free bytes", 5L << 30, "disk low", 0L));
    assertEquals("  disk: 5.0 GiB free, intake stops below 1.0 GiB", fine.get(2));
    List<String> low = status().text(Map.of("disk free bytes", 1L << 29, "disk low", 1L));
    assertTrue(low.get(2).startsWith("  disk: 512.0 MiB free"), low.get(2));
    assertTrue(low.get(2).contains("NOTHING IS TAKEN FROM CLIENTS"), low.get(2));
  }
}
