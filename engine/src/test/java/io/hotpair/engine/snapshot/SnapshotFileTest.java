package io.hotpair.engine.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.flow.FlowKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotFileTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(FlowKind.class)
  void shouldComeToTheSameStateFromASnapshotAsFromTheWholeJournal(FlowKind kind) {
    try (SnapshotFixture node = new SnapshotFixture(directory, kind)) {
      node.append(5000);
      node.snapshotter().take(2777);
      ShadowState whole = node.replay(null, 4321);
      SnapshotFile base = node.newest();
      assertEquals(2777, base.sequence());
      ShadowState behind = node.replay(base, 4321);
      assertEquals(whole.state().digest(), behind.state().digest());
      assertEquals(whole.header("test").timestampNs(), behind.header("test").timestampNs());
    }
  }

  @ParameterizedTest
  @EnumSource(FlowKind.class)
  void shouldWriteTheSameBytesWhateverWayTheStateWasReached(FlowKind kind) throws IOException {
    try (SnapshotFixture node = new SnapshotFixture(directory, kind)) {
      node.append(5000);
      Snapshotter snapshotter = node.snapshotter();
      for (long sequence = 700; sequence <= 4900; sequence += 700) {
        snapshotter.take(sequence);
      }
      Path last = node.store.list().get(0).path();
      byte[] bytes = Files.readAllBytes(last);
      for (SnapshotStore.Entry entry : node.store.list()) {
        if (entry.sequence() > 700) {
          node.store.delete(entry);
        }
      }
      node.snapshotter().take(4900);
      assertArrayEquals(bytes, Files.readAllBytes(last));
      node.store.list().forEach(node.store::delete);
      node.snapshotter().take(4900);
      assertArrayEquals(bytes, Files.readAllBytes(last));
    }
  }

  @Test
  void shouldNameEveryDamageAndUseThePreviousSnapshot() throws IOException {
    try (SnapshotFixture node = new SnapshotFixture(directory, FlowKind.KEY_VALUES)) {
      node.append(40);
      node.snapshotter().take(3);
      node.snapshotter().take(12);
      Path newest = node.store.list().get(0).path();
      byte[] whole = Files.readAllBytes(newest);
      for (int i = 0; i < whole.length; i++) {
        for (int bit : new int[] {0, 3, 7}) {
          byte[] flipped = whole.clone();
          flipped[i] ^= (byte) (1 << bit);
          assertPreviousIsUsed(node, newest, flipped, "bit " + bit + " of byte " + i);
        }
        assertPreviousIsUsed(node, newest, Arrays.copyOf(whole, i), "cut to " + i);
      }
      assertPreviousIsUsed(node, newest, Arrays.copyOf(whole, whole.length + 1), "one byte more");
      Files.write(newest, whole);
      assertEquals(12, node.newest().sequence());
    }
  }

  private static void assertPreviousIsUsed(
      SnapshotFixture node, Path newest, byte[] bytes, String what) throws IOException {
    Files.write(newest, bytes);
    List<String> skipped = new ArrayList<>();
    SnapshotFile used =
        new SnapshotRecovery(
                node.store,
                "test",
                node.services().get().name(),
                (path, why) -> skipped.add(path + why))
            .find(1, node.journal().epochs());
    assertEquals(3, used.sequence(), what);
    assertEquals(1, skipped.size(), what);
    assertTrue(skipped.get(0).contains(newest.toString()), what);
  }

  @Test
  void shouldRefuseANewerFormatByName() throws IOException {
    try (SnapshotFixture node = new SnapshotFixture(directory, FlowKind.KEY_VALUES)) {
      node.append(20);
      node.snapshotter().take(10);
      Path path = node.store.list().get(0).path();
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
      bytes.putShort(FrameKind.BODY_OFFSET + 6, (short) 2);
      int length = bytes.getInt(0);
      CRC32C crc = new CRC32C();
      crc.update(bytes.array(), 0, FrameKind.CHECKSUM_OFFSET);
      crc.update(bytes.array(), FrameKind.BODY_OFFSET, length);
      bytes.putInt(FrameKind.CHECKSUM_OFFSET, (int) crc.getValue());
      Files.write(path, bytes.array());
      String message = assertThrows(SnapshotException.class, node::newest).getMessage();
      assertTrue(message.contains(path + " has format 2"), message);
    }
  }

  @Test
  void shouldRefuseASnapshotOfAnotherServicePairOrHistory() {
    try (SnapshotFixture node = new SnapshotFixture(directory, FlowKind.KEY_VALUES)) {
      node.append(20);
      node.snapshotter().take(10);
      String service = node.services().get().name();
      SnapshotStore store = node.store;
      assertThrows(
          SnapshotException.class,
          () ->
              new SnapshotRecovery(store, "other", service, (path, why) -> {})
                  .find(1, node.journal().epochs()));
      assertThrows(
          SnapshotException.class,
          () ->
              new SnapshotRecovery(store, "test", "other", (path, why) -> {})
                  .find(1, node.journal().epochs()));
      io.hotpair.journal.EpochTable history = new io.hotpair.journal.EpochTable();
      history.restore(1, 1);
      history.restore(2, 5);
      history.restoreEnd(20);
      assertThrows(
          SnapshotException.class,
          () -> new SnapshotRecovery(store, "test", service, (path, why) -> {}).find(1, history));
    }
  }

  @Test
  void shouldNotStartWhenTheJournalWasPrunedAndNoSnapshotIsLeft() {
    try (SnapshotFixture node = new SnapshotFixture(directory, FlowKind.KEY_VALUES)) {
      assertNull(node.newest());
      node.append(2500);
      node.journal().prune(2000);
      String message = assertThrows(SnapshotException.class, node::newest).getMessage();
      assertTrue(message.contains("begins with record 2001"), message);
    }
  }

  @Test
  void shouldWriteNoSnapshotWhenTheLiveStateDiffers() {
    try (SnapshotFixture node = new SnapshotFixture(directory, FlowKind.ORDERS)) {
      node.append(500);
      node.wrongDigestAt = 300;
      SnapshotDivergenceException e =
          assertThrows(SnapshotDivergenceException.class, () -> node.snapshotter().take(400));
      assertEquals(300, e.sequence());
      assertEquals(List.of(), node.store.list());
      node.wrongDigestAt = 0;
      node.snapshotter().take(400);
      assertEquals(1, node.store.list().size());
    }
  }

  @Test
  void shouldKeepTheNewestSnapshotsAndTheJournalBehindTheOldestOfThem() throws IOException {
    try (SnapshotFixture node = new SnapshotFixture(directory, FlowKind.KEY_VALUES)) {
      node.append(6000);
      long[] held = {Long.MAX_VALUE};
      Retention retention =
          new Retention(
              node.store, node.journal(), 2, () -> held[0], Pacer.none(), SnapshotEvents.NONE);
      Snapshotter snapshotter = node.snapshotter();
      snapshotter.take(1500);
      retention.run();
      assertEquals(1, node.firstSequence());
      snapshotter.take(3500);
      retention.run();
      assertEquals(1001, node.firstSequence());
      snapshotter.take(5500);
      held[0] = 2200;
      retention.run();
      assertEquals(2001, node.firstSequence());
      assertEquals(2, node.store.list().size());
      held[0] = Long.MAX_VALUE;
      retention.run();
      assertEquals(3001, node.firstSequence());
      Path oldest = node.store.list().get(1).path();
      snapshotter.take(5600);
      Files.write(node.store.list().get(1).path(), new byte[] {1, 2, 3});
      retention.run();
      assertEquals(3001, node.firstSequence(), "not behind a damaged one");
      assertTrue(Files.exists(oldest));
      assertEquals(5600, node.newest().sequence());
    }
  }

  @Test
  void shouldTakeSnapshotsWhenTheyAreDueAndWhenTheyAreAskedFor() throws IOException {
    try (SnapshotFixture node = new SnapshotFixture(directory, FlowKind.KEY_VALUES)) {
      long[] nowNs = {0};
      int[] factor = {1};
      Retention retention =
          new Retention(node.store, node.journal(), 9, () -> 1, Pacer.none(), SnapshotEvents.NONE);
      SnapshotKeeper keeper =
          new SnapshotKeeper(
              node.store,
              node.snapshotter(),
              node,
              retention,
              new SnapshotSchedule(1000, 0, 1_000_000),
              100,
              () -> 0,
              () -> factor[0],
              SnapshotEvents.NONE,
              () -> nowNs[0]);
      node.append(900);
      keeper.work();
      assertEquals(List.of(), node.store.list());
      node.append(250);
      keeper.work();
      assertEquals(1100, node.store.list().get(0).sequence());
      node.append(200);
      nowNs[0] = 1_000_000;
      factor[0] = 4;
      keeper.work();
      assertEquals(1, node.store.list().size());
      nowNs[0] = 4_000_000;
      keeper.work();
      assertEquals(1300, node.store.list().get(0).sequence());
      node.append(200);
      factor[0] = 0;
      Path request = node.store.directory().resolve(SnapshotKeeper.REQUEST_NAME);
      Files.createFile(request);
      keeper.work();
      assertEquals(1500, node.store.list().get(0).sequence());
      assertTrue(Files.notExists(request));
    }
  }
}
