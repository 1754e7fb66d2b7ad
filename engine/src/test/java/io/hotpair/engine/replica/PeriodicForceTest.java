package io.hotpair.engine.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.config.SettingsException;
import io.hotpair.engine.kv.KeyValueService;
import io.hotpair.journal.ChronicleJournal;
import io.hotpair.journal.RecordWriter;
import io.hotpair.journal.sbe.RecordKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal on the disk, as the file that says how far it was forced shows it. */
class PeriodicForceTest {
  private static final long INTERVAL_NS = 1_000_000;

  @TempDir private Path directory;
  private final RecordWriter writer = new RecordWriter();
  private final UnsafeBuffer record = new UnsafeBuffer(new byte[512]);
  private final FailureLatch failure = new FailureLatch(e -> {}, e -> {});
  private ChronicleJournal journal;
  private long nowNs = 5;

  @BeforeEach
  void open() {
    journal =
        ChronicleJournal.open(
            new ChronicleJournal.Context().directory(directory).clusterName("c").nodeId(0));
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void shouldForceOnceSoManyRecordsWereAppended() throws IOException {
    PeriodicForce force = started(10, 0);
    append(1, 9);
    nowNs += 1_000 * INTERVAL_NS;
    assertEquals(0, force.doWork());
    assertEquals(0, forced());
    append(1, 1);
    assertEquals(1, force.doWork());
    assertEquals(10, forced());
    append(1, 9);
    assertEquals(0, force.doWork());
    append(1, 3);
    force.doWork();
    assertEquals(22, forced());
  }

  @Test
  void shouldForceWhatWasAppendedTheIntervalAgo() throws IOException {
    PeriodicForce force = started(0, INTERVAL_NS);
    nowNs += 10 * INTERVAL_NS;
    assertEquals(0, force.doWork(), "there is nothing to force");
    append(1, 3);
    assertEquals(0, force.doWork(), "it was appended just now");
    nowNs += INTERVAL_NS - 1;
    assertEquals(0, force.doWork());
    nowNs++;
    assertEquals(1, force.doWork());
    assertEquals(3, forced());
    nowNs += 10 * INTERVAL_NS;
    assertEquals(0, force.doWork(), "nothing came since");
  }

  @Test
  void shouldForceRecordsThatTookThePlaceOfForcedOnes() throws IOException {
    PeriodicForce force = started(0, INTERVAL_NS);
    append(1, 10);
    force.doWork();
    nowNs += INTERVAL_NS;
    assertEquals(1, force.doWork());
    journal.cut(4);
    append(2, 6);
    assertEquals(10, journal.lastSequence(), "as many as before");
    force.doWork();
    nowNs += INTERVAL_NS;
    assertEquals(1, force.doWork());
    assertEquals(10, forced());
  }

  @Test
  void shouldRefuseForcesInTheBackgroundWhereEveryRecordIsForced() {
    for (Setting setting : List.of(Setting.FORCE_RECORDS, Setting.FORCE_INTERVAL_US)) {
      ReplicaContext context =
          new ReplicaContext()
              .settings(
                  Settings.defaults()
                      .with(Setting.DIR, directory.resolve("other").toString())
                      .with(Setting.DURABILITY, "forced")
                      .with(setting, 5))
              .service(new KeyValueService());
      SettingsException refusal = assertThrows(SettingsException.class, context::conclude);
      assertTrue(refusal.getMessage().contains(setting.key()), refusal.getMessage());
    }
  }

  private PeriodicForce started(long records, long intervalNs) {
    PeriodicForce force = new PeriodicForce(journal, records, intervalNs, failure, () -> nowNs);
    force.onStart();
    return force;
  }

  private void append(long epoch, int count) {
    for (int i = 0; i < count; i++) {
      int length = writer.encode(record, 0, RecordKind.OPERATION, 1, 1, 100);
      writer.stamp(epoch, journal.lastSequence() + 1, 1).seal();
      journal.append(record, 0, length);
    }
  }

  /** What the newest segment says. */
  private long forced() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("segments"))) {
      Path newest =
          files
              .filter(path -> Files.exists(path.resolve("FORCED")) && isSegment(path))
              .max(Path::compareTo)
              .orElseThrow();
      byte[] mark = Files.readAllBytes(newest.resolve("FORCED"));
      return ByteBuffer.wrap(mark).order(ByteOrder.nativeOrder()).getLong();
    }
  }

  private static boolean isSegment(Path path) {
    return !path.getFileName().toString().startsWith(".");
  }
}
