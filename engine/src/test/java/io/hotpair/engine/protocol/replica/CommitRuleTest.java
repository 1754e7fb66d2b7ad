package io.hotpair.engine.protocol.replica;

import static io.hotpair.engine.protocol.replica.LogRig.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.protocol.View;
import org.junit.jupiter.api.Test;

class CommitRuleTest {
  private static final View THREE = view(5, 2, 0, 0, 10, 1, 11, 2, 12);

  private final HoldTable holds = new HoldTable();
  private final Admission admission = new Admission();

  private long committed(int self, View view, long held) {
    return new CommitRule(self, holds, admission).committed(view, held);
  }

  @Test
  void shouldCommitWhatEveryMemberHolds() {
    holds.onAck(1, 11, 2, 7);
    holds.onAck(2, 12, 2, 5);
    assertEquals(5, committed(0, THREE, 9));
  }

  @Test
  void shouldCommitAllItHoldsWhenAlone() {
    assertEquals(9, committed(0, view(6, 2, 0, 0, 10), 9));
  }

  @Test
  void shouldTakeThePrimarysHoldForGrantedOnAHotNode() {
    assertEquals(9, committed(1, view(6, 2, 0, 0, 10, 1, 11), 9));
  }

  @Test
  void shouldWaitForTheOtherHotNodeOnAHotNode() {
    holds.onAck(2, 12, 2, 5);
    assertEquals(5, committed(1, THREE, 9));
  }

  @Test
  void shouldNotCountAHoldOfAnEarlierIncarnation() {
    holds.onAck(1, 10, 2, 7);
    holds.onAck(2, 12, 2, 7);
    assertEquals(0, committed(0, THREE, 9));
  }

  @Test
  void shouldNotCountAHoldOfAnEarlierEpoch() {
    holds.onAck(1, 11, 1, 7);
    holds.onAck(2, 12, 2, 7);
    assertEquals(0, committed(0, THREE, 9));
  }

  @Test
  void shouldStartFromNothingWithANewerIncarnation() {
    holds.onAck(1, 11, 2, 7);
    holds.onAck(2, 12, 2, 7);
    holds.onAck(1, 13, 2, 3);
    holds.onAck(1, 11, 2, 8);
    assertEquals(0, committed(0, THREE, 9));
  }

  @Test
  void shouldWaitForANewcomerFromItsAdmitRecordOn() {
    admission.onAdmit(1, 11, 6, 5);
    View alone = view(6, 2, 0, 0, 10);
    assertEquals(4, committed(0, alone, 9));
    holds.onAck(1, 11, 2, 7);
    assertEquals(7, committed(0, alone, 9));
  }

  @Test
  void shouldWaitForANewcomerOnAHotNodeToo() {
    admission.onAdmit(2, 12, 6, 5);
    View two = view(6, 2, 0, 0, 10, 1, 11);
    assertEquals(4, committed(1, two, 9));
  }

  @Test
  void shouldWaitForAnEarlierNewcomerTooWhenThereIsALaterAdmit() {
    View two = view(6, 2, 0, 0, 10, 1, 11);
    admission.onAdmit(2, 12, 6, 5);
    admission.onAdmit(1, 11, 7, 8);
    assertEquals(4, committed(1, two, 9));
  }

  @Test
  void shouldNotWaitForANewcomerThatAHigherViewLeftOut() {
    admission.onAdmit(1, 11, 6, 5);
    assertEquals(9, committed(0, view(7, 2, 0, 0, 10), 9));
  }

  @Test
  void shouldNotWaitForANewcomerWhoseAdmitWasCancelledOrCut() {
    View alone = view(6, 2, 0, 0, 10);
    admission.onAdmit(1, 11, 6, 5);
    admission.onCancel(1, 11);
    assertEquals(9, committed(0, alone, 9));
    admission.onAdmit(1, 11, 6, 5);
    admission.onCut(4);
    assertEquals(9, committed(0, alone, 9));
  }

  @Test
  void shouldKeepAnAdmitWhenAnotherIncarnationIsCancelled() {
    admission.onAdmit(1, 11, 6, 5);
    admission.onCancel(1, 10);
    assertEquals(4, committed(0, view(6, 2, 0, 0, 10), 9));
  }
}
