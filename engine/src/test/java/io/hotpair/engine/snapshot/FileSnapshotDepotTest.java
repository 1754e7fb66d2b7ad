package io.hotpair.engine.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.flow.FlowKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSnapshotDepotTest {
  private static final int PIECE = 100;

  @TempDir Path directory;

  private SnapshotFixture primary;
  private FileSnapshotDepot from;
  private SnapshotStore store;
  private final UnsafeBuffer piece = new UnsafeBuffer(new byte[PIECE]);
  private final List<String> skipped = new ArrayList<>();

  @BeforeEach
  void takeSnapshots() {
    primary = new SnapshotFixture(directory.resolve("primary"), FlowKind.KEY_VALUES);
    primary.append(300);
    primary.snapshotter().take(100);
    primary.snapshotter().take(200);
    from = depot(primary.store, service());
    store = new SnapshotStore(directory.resolve("follower"));
    store.prepare();
  }

  @AfterEach
  void close() {
    from.close();
    primary.close();
  }

  private String service() {
    return primary.services().get().name();
  }

  private FileSnapshotDepot depot(SnapshotStore of, String service) {
    SnapshotEvents events =
        new SnapshotEvents() {
          @Override
          public void onSkipped(Path path, String why) {
            skipped.add(path + ": " + why);
          }
        };
    return new FileSnapshotDepot(of, "test", service, Pacer.none(), events);
  }

  private SnapshotDepot.Served served(long least, long preferred) {
    assertNull(from.served(Long.MAX_VALUE, preferred));
    from.work();
    return from.served(least, preferred);
  }

  private void send(SnapshotDepot.Served snapshot, FileSnapshotDepot to, long end) {
    for (long at = to.partialLength(); at < end; at += PIECE) {
      int length = snapshot.read(at, piece, (int) Math.min(PIECE, end - at));
      to.onPiece(snapshot.sequence(), snapshot.epoch(), snapshot.length(), at, piece, 0, length);
    }
  }

  @Test
  void shouldKeepASnapshotThatCameWholeAndGiveItOut() throws IOException {
    SnapshotDepot.Served snapshot = served(150, 0);
    assertEquals(200, snapshot.sequence());
    try (FileSnapshotDepot to = depot(store, service())) {
      send(snapshot, to, snapshot.length());
      assertFalse(to.isTakingPieces());
      assertNull(to.received());
      to.work();
      assertEquals(200, to.received().header().sequence());
      to.onReceivedUsed();
      assertTrue(to.isTakingPieces());
    }
    assertArrayEquals(
        Files.readAllBytes(primary.store.list().get(0).path()),
        Files.readAllBytes(store.list().get(0).path()));
  }

  @Test
  void shouldGoOnWhereItWasWhenTheNodeIsRestartedThoughANewerSnapshotIsThere() {
    SnapshotDepot.Served snapshot = served(50, 100);
    assertEquals(100, snapshot.sequence());
    try (FileSnapshotDepot to = depot(store, service())) {
      send(snapshot, to, 250);
    }
    store.prepare();
    try (FileSnapshotDepot to = depot(store, service())) {
      assertEquals(100, to.partialSequence());
      assertEquals(250, to.partialLength());
      send(served(50, to.partialSequence()), to, snapshot.length());
      to.work();
      assertEquals(100, to.received().header().sequence());
    }
  }

  @Test
  void shouldVerifyWhatCameWholeBeforeTheNodeWasRestarted() {
    SnapshotDepot.Served snapshot = served(50, 0);
    try (FileSnapshotDepot to = depot(store, service())) {
      send(snapshot, to, snapshot.length());
    }
    try (FileSnapshotDepot to = depot(store, service())) {
      to.work();
      assertNotNull(to.received());
    }
  }

  @Test
  void shouldBeginAnewWhenWhatCameIsDamaged() throws IOException {
    SnapshotDepot.Served snapshot = served(50, 0);
    try (FileSnapshotDepot to = depot(store, service())) {
      send(snapshot, to, 250);
    }
    Path part;
    try (var files = Files.list(store.directory())) {
      part = files.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(part);
    bytes[123] ^= 1;
    Files.write(part, bytes);
    try (FileSnapshotDepot to = depot(store, service())) {
      send(snapshot, to, snapshot.length());
      to.work();
      assertNull(to.received());
      assertEquals(1, skipped.size());
      assertTrue(to.isTakingPieces());
      assertEquals(0, to.partialLength());
      send(snapshot, to, snapshot.length());
      to.work();
      assertEquals(200, to.received().header().sequence());
    }
  }

  @Test
  void shouldIgnorePiecesThatDoNotContinueWhatIsThere() {
    SnapshotDepot.Served snapshot = served(50, 0);
    try (FileSnapshotDepot to = depot(store, service())) {
      to.onPiece(200, 1, snapshot.length(), 100, piece, 0, PIECE);
      assertEquals(0, to.partialLength());
      send(snapshot, to, 200);
      to.onPiece(200, 1, snapshot.length(), 100, piece, 0, PIECE);
      to.onPiece(200, 1, snapshot.length(), 300, piece, 0, PIECE);
      to.onPiece(100, 1, snapshot.length(), 200, piece, 0, PIECE);
      assertEquals(200, to.partialLength());
      send(snapshot, to, snapshot.length());
      to.work();
      assertNotNull(to.received());
    }
  }

  @Test
  void shouldNeverServeADamagedSnapshot() throws IOException {
    Path newest = primary.store.list().get(0).path();
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 4;
    Files.write(newest, bytes);
    assertNull(served(150, 0));
    assertEquals(100, served(50, 0).sequence());
    assertTrue(skipped.get(0).contains(newest.toString()), skipped.toString());
  }

  @Test
  void shouldStopWhenThePrimaryCarriesAnotherService() {
    SnapshotDepot.Served snapshot = served(50, 0);
    try (FileSnapshotDepot to = depot(store, "another")) {
      send(snapshot, to, snapshot.length());
      String message = assertThrows(IllegalStateException.class, to::work).getMessage();
      assertTrue(message.contains("'another'"), message);
    }
  }
}
