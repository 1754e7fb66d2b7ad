package io.hotpair.engine.kv;

import static io.hotpair.engine.kv.KeyValueClient.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.kv.sbe.Status;
import org.junit.jupiter.api.Test;

class KeyValueSnapshotTest {
  private final KeyValueClient client = new KeyValueClient(new KeyValueService());

  @Test
  void shouldRestoreTheSameState() {
    for (int i = 0; i < 5_000; i++) {
      client.put(bytes("key" + i), bytes("value" + i));
    }
    final KeyValueClient restored = new KeyValueClient(new KeyValueService());
    restored.put(bytes("not in the snapshot"), bytes("x"));
    restored.service.readSnapshot(Frames.of(client.service).input());

    assertEquals(client.service.digest(), restored.service.digest());
    assertEquals(Frames.of(client.service).hex(), Frames.of(restored.service).hex());
    assertEquals(Status.NOT_FOUND, restored.get(bytes("not in the snapshot")));
    for (int i = 0; i < 5_000; i++) {
      assertEquals(Status.OK, restored.get(bytes("key" + i)));
      assertArrayEquals(bytes("value" + i), restored.value());
    }
  }

  @Test
  void shouldRestoreAnEmptyState() {
    final KeyValueService restored = new KeyValueService();
    restored.readSnapshot(Frames.of(client.service).input());
    assertEquals(client.service.digest(), restored.digest());
  }

  @Test
  void shouldWriteEqualBytesWhateverTheHistory() {
    final KeyValueClient other = new KeyValueClient(new KeyValueService());
    for (int i = 0; i < 3_000; i++) {
      client.put(bytes("key" + i), bytes("value"));
      other.put(bytes("key" + (2_999 - i)), bytes("something longer that is overwritten"));
      other.put(bytes("gone" + i), bytes("x"));
    }
    for (int i = 0; i < 3_000; i++) {
      other.put(bytes("key" + i), bytes("value"));
      other.delete(bytes("gone" + i));
    }
    client.put(new byte[] {(byte) 0xFF}, bytes("last, as bytes are unsigned"));
    other.put(new byte[] {(byte) 0xFF}, bytes("last, as bytes are unsigned"));
    assertEquals(Frames.of(client.service).hex(), Frames.of(other.service).hex());
  }

  @Test
  void shouldRefuseFramesThatAreNoWholeSnapshotAndKeepItsState() {
    client.put(bytes("a"), bytes("1"));
    client.put(bytes("b"), bytes("2"));
    final KeyValueClient kept = new KeyValueClient(new KeyValueService());
    kept.put(bytes("kept"), bytes("x"));
    final long digest = kept.service.digest();

    refuse(kept, new Frames(), "empty");
    final Frames noBegin = Frames.of(client.service);
    noBegin.list.remove(0);
    refuse(kept, noBegin, "first frame");
    final Frames oneMissing = Frames.of(client.service);
    oneMissing.list.remove(2);
    refuse(kept, oneMissing, "2 entries, but 1");
    final Frames oneTwice = Frames.of(client.service);
    oneTwice.list.set(2, oneTwice.list.get(1));
    refuse(kept, oneTwice, "frame 2 repeats");
    final Frames oneMore = Frames.of(client.service);
    client.put(bytes("c"), bytes("3"));
    oneMore.list.add(Frames.of(client.service).list.get(3));
    refuse(kept, oneMore, "2 entries, but 3");
    final Frames changed = Frames.of(client.service);
    final byte[] last = changed.list.get(3);
    last[last.length - 1]++;
    refuse(kept, changed, "digest");
    final Frames cut = Frames.of(client.service);
    cut.list.set(1, new byte[] {1, 2, 3});
    refuse(kept, cut, "frame 1 is not an entry");

    assertEquals(digest, kept.service.digest());
    assertEquals(Status.OK, kept.get(bytes("kept")));
  }

  private static void refuse(KeyValueClient client, Frames frames, String reason) {
    final Exception refused =
        assertThrows(
            IllegalArgumentException.class, () -> client.service.readSnapshot(frames.input()));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }
}
