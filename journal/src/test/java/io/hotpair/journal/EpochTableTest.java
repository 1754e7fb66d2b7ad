package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EpochTableTest {
  private final EpochTable table = new EpochTable();

  private void records(long epoch, long from, long to) {
    for (long sequence = from; sequence <= to; sequence++) {
      table.onRecord(epoch, sequence);
    }
  }

  @Test
  void shouldBeEmptyWhenNoRecordWasSeen() {
    assertEquals(0, table.size());
    assertEquals(0, table.lastEpoch());
    assertEquals(0, table.lastSequence());
    assertEquals(0, table.floorEpoch(5));
    assertEquals(0, table.endOf(5));
  }

  @Test
  void shouldTellWhereEachEpochEnds() {
    records(1, 1, 10);
    records(3, 11, 20);
    records(7, 21, 25);

    assertEquals(3, table.size());
    assertEquals(0, table.endOf(0));
    assertEquals(10, table.endOf(1));
    assertEquals(10, table.endOf(2));
    assertEquals(20, table.endOf(3));
    assertEquals(20, table.endOf(6));
    assertEquals(25, table.endOf(7));
    assertEquals(25, table.endOf(100));
  }

  @Test
  void shouldGiveTheGreatestEpochNotAboveTheOneAsked() {
    records(2, 1, 3);
    records(5, 4, 4);

    assertEquals(0, table.floorEpoch(1));
    assertEquals(2, table.floorEpoch(2));
    assertEquals(2, table.floorEpoch(4));
    assertEquals(5, table.floorEpoch(5));
    assertEquals(5, table.floorEpoch(9));
  }

  @Test
  void shouldFindTheCommonPrefixAsKip101Does() {
    // A follower that missed epoch 3 holds epochs 1 and 2; its last epoch is 2, its last sequence
    // 14.
    // The leader has no epoch 2: the two agree up to the end of epoch 1 at most.
    records(1, 1, 10);
    records(3, 11, 30);

    assertEquals(1, table.floorEpoch(2));
    assertEquals(10, table.endOf(2));
    assertEquals(10, Math.min(14, table.endOf(2)));
  }

  @Test
  void shouldForgetEpochsWhenTheirRecordsAreCut() {
    records(1, 1, 10);
    records(2, 11, 20);

    table.cut(15);
    assertEquals(2, table.lastEpoch());
    assertEquals(15, table.lastSequence());
    table.cut(10);
    assertEquals(1, table.lastEpoch());
    assertEquals(10, table.endOf(2));
    table.cut(0);
    assertEquals(0, table.lastEpoch());
    assertEquals(0, table.lastSequence());
    records(4, 1, 2);
    assertEquals(1, table.firstSequenceAt(0));
  }

  @Test
  void shouldKeepAllWhenTheCutIsBehindTheEnd() {
    records(1, 1, 10);
    table.cut(10);
    table.cut(50);
    assertEquals(10, table.lastSequence());
  }

  @Test
  void shouldRefuseRecordsOutOfOrder() {
    records(2, 1, 5);
    assertThrows(IllegalArgumentException.class, () -> table.onRecord(2, 7));
    assertThrows(IllegalArgumentException.class, () -> table.onRecord(2, 5));
    assertThrows(IllegalArgumentException.class, () -> table.onRecord(1, 6));
    assertThrows(IllegalArgumentException.class, () -> new EpochTable().onRecord(0, 1));
    assertEquals(5, table.lastSequence());
  }
}
