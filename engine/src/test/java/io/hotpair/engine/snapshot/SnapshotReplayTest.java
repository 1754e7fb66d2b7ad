package io.hotpair.engine.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.flow.FlowKind;
import io.hotpair.engine.replay.JournalReplay;
import io.hotpair.engine.replay.ReplayStart;
import io.hotpair.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay that begins with a snapshot in place of record 1. */
class SnapshotReplayTest {
  @TempDir Path directory;

  private static JournalReplay.Context context(SnapshotFixture node) {
    return new JournalReplay.Context()
        .directory(node.directory)
        .service(node.services().get())
        .sessionWindow(SnapshotFixture.WINDOW);
  }

  private static long digest(JournalReplay.Context context) {
    try (JournalReplay replay = JournalReplay.open(context)) {
      replay.run();
      return replay.state().digest();
    }
  }

  private SnapshotFile newest(long toSequence) {
    return ReplayStart.newest(directory, toSequence, Long.MAX_VALUE).orElseThrow();
  }

  @Test
  void shouldReachTheStateThatAReplayOfAllRecordsReaches() {
    for (FlowKind kind : FlowKind.values()) {
      Path own = directory.resolve(kind.name());
      try (SnapshotFixture node = new SnapshotFixture(own, kind)) {
        node.append(3_000);
        node.snapshotter().take(1_234);
        node.snapshotter().take(2_500);
        long whole = digest(context(node));
        for (long to : new long[] {Long.MAX_VALUE, 2_499}) {
          SnapshotFile from = ReplayStart.newest(own, to, Long.MAX_VALUE).orElseThrow();
          assertEquals(to == Long.MAX_VALUE ? 2_500 : 1_234, from.sequence());
          List<Long> told = new ArrayList<>();
          JournalReplay.Context context =
              context(node)
                  .snapshot(from)
                  .listener((operation, answer, length) -> told.add(operation.sequence()));
          assertEquals(whole, digest(context));
          assertEquals(from.sequence() + 1, told.get(0));
          assertEquals(node.committed() - from.sequence(), told.size());
        }
      }
    }
  }

  @Test
  void shouldReplayAJournalWhoseBeginningWasPruned() {
    try (SnapshotFixture node = new SnapshotFixture(directory, FlowKind.ORDERS)) {
      node.append(3_500);
      long whole = digest(context(node));
      node.snapshotter().take(2_300);
      node.journal().prune(2_300);
      assertTrue(node.firstSequence() > 1);
      JournalException refused =
          assertThrows(JournalException.class, () -> JournalReplay.open(context(node)));
      assertTrue(refused.getMessage().contains("--from-snapshot"), refused.getMessage());
      assertEquals(whole, digest(context(node).snapshot(newest(Long.MAX_VALUE))));
    }
  }

  @Test
  void shouldPassOverADamagedSnapshotAndOneThatIsTooNew() throws IOException {
    try (SnapshotFixture node = new SnapshotFixture(directory, FlowKind.ORDERS)) {
      node.append(2_000);
      node.snapshotter().take(500);
      node.snapshotter().take(1_000);
      Path newer = newest(Long.MAX_VALUE).path();
      byte[] bytes = Files.readAllBytes(newer);
      bytes[bytes.length / 2] ^= 8;
      Files.write(newer, bytes);
      assertEquals(500, newest(Long.MAX_VALUE).sequence());
      long momentNs = newest(Long.MAX_VALUE).header().timestampNs();
      assertTrue(ReplayStart.newest(directory, 499, Long.MAX_VALUE).isEmpty());
      assertTrue(ReplayStart.newest(directory, Long.MAX_VALUE, momentNs - 1).isEmpty());
    }
  }

  @Test
  void shouldRefuseASnapshotThatTheJournalDoesNotContinueOrOfAnotherService() {
    try (SnapshotFixture node = new SnapshotFixture(directory, FlowKind.ORDERS);
        SnapshotFixture other =
            new SnapshotFixture(directory.resolve("other"), FlowKind.KEY_VALUES)) {
      node.append(3_500);
      node.snapshotter().take(500);
      SnapshotFile old = newest(Long.MAX_VALUE);
      node.journal().prune(2_400);
      JournalException gap =
          assertThrows(
              JournalException.class, () -> JournalReplay.open(context(node).snapshot(old)));
      assertTrue(gap.getMessage().contains("ends with record 500"), gap.getMessage());
      other.append(800);
      SnapshotException service =
          assertThrows(
              SnapshotException.class, () -> JournalReplay.open(context(other).snapshot(old)));
      assertTrue(service.getMessage().contains("is of service"), service.getMessage());
    }
  }

  @Test
  void shouldRefuseAnEndBeforeTheSnapshot() {
    try (SnapshotFixture node = new SnapshotFixture(directory, FlowKind.ORDERS)) {
      node.append(1_000);
      node.snapshotter().take(500);
      JournalReplay.Context context = context(node).snapshot(newest(500)).toSequence(499);
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> JournalReplay.open(context))
              .getMessage()
              .contains("499"));
    }
  }
}
