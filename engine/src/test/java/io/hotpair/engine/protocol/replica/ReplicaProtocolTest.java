package io.hotpair.engine.protocol.replica;

import static io.hotpair.engine.protocol.replica.LogRig.INCARNATION;
import static io.hotpair.engine.protocol.replica.LogRig.SELF;
import static io.hotpair.engine.protocol.replica.LogRig.view;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.protocol.View;
import org.junit.jupiter.api.Test;

class ReplicaProtocolTest {
  private static final long A_WHILE_NS = 1_000_000_000;
  private static final long NOT_AN_EPOCH_START = -1;

  private final LogRig rig = new LogRig();

  private ReplicaProtocol protocol() {
    return rig.protocol;
  }

  /** Primary of epoch 1, alone, with its EpochStart in the journal. */
  private void primaryAlone() {
    rig.start();
    rig.view(view(1, 1, SELF, SELF, INCARNATION));
    rig.journal(1);
  }

  /** Hot behind primary 1 in epoch 1, aligned, with some records. */
  private void hot(int records) {
    rig.start();
    rig.view(view(1, 1, 1, SELF, INCARNATION, 1, 11));
    assertTrue(protocol().judge(1, 1, 0));
    rig.journal(1);
    for (int i = 1; i < records; i++) {
      assertTrue(protocol().judge(1, 1 + i, NOT_AN_EPOCH_START));
      rig.journal(1);
    }
  }

  @Test
  void shouldAdoptOnlyHigherViewsAddressedToThisIncarnation() {
    rig.start();
    assertFalse(protocol().isNews(SELF, INCARNATION - 1, 5, 1));
    assertFalse(protocol().isNews(1, INCARNATION, 5, 1));
    View first = view(5, 2, SELF, SELF, INCARNATION);
    assertTrue(protocol().isNews(SELF, INCARNATION, 5, 1));
    protocol().adopt(first);
    assertFalse(protocol().isNews(SELF, INCARNATION, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> protocol().adopt(first));
  }

  @Test
  void shouldTakeNoPartInAViewThatNamesAnOlderIncarnation() {
    rig.with(1, 5).start();
    rig.view(view(3, 1, SELF, SELF, INCARNATION - 1));
    assertEquals(ReplicaRole.CATCHING_UP, protocol().role());
    assertFalse(protocol().isSequencing());
    assertFalse(protocol().isFollowing(), "there is no primary but this node's former self");
    assertEquals(0, protocol().committed());
  }

  @Test
  void shouldSequenceOnlyBehindItsOwnEpochStart() {
    rig.start();
    rig.view(view(1, 1, SELF, SELF, INCARNATION));
    assertEquals("epochStart v1", rig.output.last());
    assertFalse(protocol().isSequencing());
    rig.journal(1);
    assertTrue(protocol().isSequencing());
    assertEquals(1, protocol().committed());
  }

  @Test
  void shouldAskForItsEpochStartAgainWhenThereWasNoRoom() {
    rig.output.hasRoom = false;
    rig.start();
    rig.view(view(1, 1, SELF, SELF, INCARNATION));
    rig.output.hasRoom = true;
    rig.output.said.clear();
    rig.tick(1);
    assertEquals("epochStart v1", rig.output.last());
    rig.output.said.clear();
    rig.tick(1);
    assertFalse(rig.output.hasSaid("epochStart"));
  }

  @Test
  void shouldSequenceTheEpochStartOfTheLaterViewWhenOneOvertakesIt() {
    rig.start();
    rig.view(view(1, 1, SELF, SELF, INCARNATION, 1, 11));
    rig.output.said.clear();
    rig.view(view(2, 1, SELF, SELF, INCARNATION));
    assertEquals("epochStart v2", rig.output.last());
  }

  @Test
  void shouldCommitByItsOwnHoldWhenHotBehindThePrimary() {
    hot(3);
    assertEquals(3, protocol().committed());
  }

  @Test
  void shouldNotCountItsOwnHoldBeforeItIsAligned() {
    rig.with(1, 5).start();
    rig.view(view(4, 2, 1, SELF, INCARNATION, 1, 11));
    protocol().onJournaled();
    assertEquals(0, protocol().committed());
    assertFalse(protocol().isAligned());
  }

  @Test
  void shouldCommitNothingBeforeItsEpochStartWhenPromotedAlone() {
    rig.start();
    rig.view(view(1, 1, 1, SELF, INCARNATION, 1, 11, 2, 12));
    rig.journal(1);
    rig.journal(1);
    assertEquals(0, protocol().committed(), "the other hot node was not heard to hold them");
    rig.view(view(2, 2, SELF, SELF, INCARNATION));
    assertEquals(0, protocol().committed());
    rig.journal(2);
    assertEquals(3, protocol().committed());
  }

  @Test
  void shouldCommitWhatItFoundAtOnceWhenItStartsAnew() {
    rig.with(1, 5).start();
    rig.view(view(3, 2, SELF, SELF, INCARNATION));
    assertEquals(5, protocol().committed());
  }

  @Test
  void shouldRefuseRecordsOfAnotherEpochThanTheViews() {
    hot(3);
    assertFalse(protocol().judge(2, 4, 1), "its view has not come yet");
    rig.view(view(2, 2, 2, SELF, INCARNATION, 2, 12));
    assertFalse(protocol().judge(1, 4, NOT_AN_EPOCH_START), "from the primary that was replaced");
    assertTrue(protocol().judge(2, 4, 1));
  }

  @Test
  void shouldAskWhereItsJournalEndsInThePrimarysBeforeItAsksForRecords() {
    rig.with(1, 5).start();
    rig.view(view(4, 2, 1, SELF, INCARNATION, 1, 11));
    rig.tick(1);
    assertEquals("align? 1 e2 1/5", rig.output.last());
    assertFalse(protocol().judgeCatchUp(2, 2, 6, 1), "nothing is taken before the prefix is known");
    protocol().onAlignReply(1, 2, 1, 5, 1, 5);
    rig.tick(1);
    assertEquals("catchUp? 6", rig.output.last());
    assertFalse(rig.output.hasSaid("cut"));
    assertTrue(protocol().judgeCatchUp(2, 2, 6, 1));
  }

  @Test
  void shouldCutItsTailToTheCommonPrefixByEpochNotByLength() {
    // The primary has as many records, but its epoch 2 began at 4: records 4 and 5 here are another
    // history.
    rig.with(1, 5).start();
    rig.view(view(4, 2, 1, SELF, INCARNATION, 1, 11));
    rig.tick(1);
    protocol().onAlignReply(1, 2, 1, 5, 1, 3);
    assertTrue(rig.output.hasSaid("cut 3"));
    assertEquals(3, rig.epochs.lastSequence());
  }

  @Test
  void shouldAskAgainWhenThePrimaryHasAnEpochThatIsNotHere() {
    // here: 1:1-20, 3:21-30; the primary: 1:1-15, 2:16-40, 4:41-
    rig.with(1, 20, 3, 10).start();
    rig.view(view(9, 4, 1, SELF, INCARNATION, 1, 11));
    rig.tick(1);
    assertEquals("align? 1 e4 3/30", rig.output.last());
    protocol().onAlignReply(1, 4, 3, 30, 2, 40);
    rig.tick(1);
    assertEquals("align? 1 e4 1/20", rig.output.last());
    protocol().onAlignReply(1, 4, 1, 20, 1, 15);
    assertEquals(15, rig.epochs.lastSequence());
    rig.tick(1);
    assertEquals("catchUp? 16", rig.output.last());
  }

  @Test
  void shouldIgnoreAnAlignReplyThatAnswersAnOlderQuestion() {
    rig.with(1, 5).start();
    rig.view(view(4, 2, 1, SELF, INCARNATION, 1, 11));
    rig.tick(1);
    protocol().onAlignReply(1, 2, 1, 9, 1, 2);
    protocol().onAlignReply(2, 2, 1, 5, 1, 2);
    protocol().onAlignReply(1, 1, 1, 5, 1, 2);
    assertFalse(rig.output.hasSaid("cut"));
  }

  @Test
  void shouldAskForRecordsWhenTheLiveStreamHasAGap() {
    hot(3);
    rig.output.said.clear();
    assertFalse(protocol().judge(1, 6, NOT_AN_EPOCH_START));
    rig.tick(1);
    assertEquals("catchUp? 4", rig.output.last());
  }

  @Test
  void shouldAskForMoreRecordsBeforeThoseItAskedForHaveAllCome() {
    hot(3);
    rig.output.said.clear();
    protocol().judge(1, 60, NOT_AN_EPOCH_START);
    rig.tick(1);
    assertEquals("catchUp? 4", rig.output.last());
    for (int sequence = 4; sequence <= 7; sequence++) {
      rig.journal(1);
      rig.tick(1);
    }
    assertEquals(1, rig.output.said.size());
    rig.journal(1);
    rig.tick(1);
    assertEquals("catchUp? 14", rig.output.last());
  }

  @Test
  void shouldAskForTheSameRecordsAgainWhenNothingMoreArrives() {
    hot(3);
    protocol().judge(1, 60, NOT_AN_EPOCH_START);
    rig.tick(1);
    rig.output.said.clear();
    rig.tick(A_WHILE_NS);
    assertEquals("catchUp? 4", rig.output.last());
  }

  @Test
  void shouldNotAskAgainWhileRecordsOutOfThePrimarysJournalComeInItsView() {
    hot(3);
    protocol().judge(1, 60, NOT_AN_EPOCH_START);
    rig.tick(1);
    rig.output.said.clear();
    assertFalse(protocol().judgeCatchUp(1, 1, 2, NOT_AN_EPOCH_START), "it is here already");
    rig.tick(A_WHILE_NS);
    assertEquals("", rig.output.last());
    assertFalse(protocol().judgeCatchUp(2, 1, 2, NOT_AN_EPOCH_START), "of another view");
    rig.tick(A_WHILE_NS);
    assertEquals("catchUp? 4", rig.output.last());
  }

  @Test
  void shouldAskSoonForWhatIsMissingOnceTheLiveStreamHadComeToItsTail() {
    hot(3);
    protocol().judge(1, 5, NOT_AN_EPOCH_START);
    rig.tick(1);
    rig.journal(1);
    assertTrue(protocol().judge(1, 5, NOT_AN_EPOCH_START));
    rig.journal(1);
    rig.output.said.clear();
    rig.ack(1, 11, 1, 6);
    rig.tick(ProtocolSettings.DEFAULT.requestIntervalNs() + 1);
    rig.ack(1, 11, 1, 6);
    rig.tick(1);
    assertEquals("catchUp? 6", rig.output.last());
  }

  @Test
  void shouldSeeAGapByThePrimarysOwnWordWhenNoRecordFollows() {
    hot(3);
    rig.output.said.clear();
    rig.ack(1, 11, 1, 5);
    rig.tick(A_WHILE_NS);
    rig.ack(1, 11, 1, 5);
    rig.tick(1);
    assertEquals("catchUp? 4", rig.output.last());
  }

  @Test
  void shouldApplyWhatIsKnownToBeCommittedWhileCatchingUp() {
    rig.with(1, 5).start();
    rig.view(view(4, 2, 1, 1, 11));
    rig.tick(1);
    protocol().onAck(1, 11, 2, 8, 7, rig.nowNs);
    assertEquals(0, protocol().committed(), "not known to be a prefix yet");
    protocol().onAlignReply(1, 2, 1, 5, 1, 5);
    protocol().onAck(1, 11, 2, 8, 7, rig.nowNs);
    assertEquals(5, protocol().committed());
  }

  @Test
  void shouldAdmitANewcomerThatIsClose() {
    primaryAlone();
    rig.ack(1, 11, 1, 1);
    rig.tick(1);
    assertEquals("admit v1 1.11", rig.output.last());
    rig.journalAdmit(1, 1, 11, 1);
    rig.tick(1);
    assertFalse(rig.output.hasSaid("admit?"), "it does not hold its Admit record yet");
    assertEquals(1, protocol().committed());
    rig.ack(1, 11, 1, 2);
    rig.tick(1);
    assertEquals("admit? v1 1.11", rig.output.last());
    assertEquals(2, protocol().committed());
  }

  @Test
  void shouldAskTheWatchdogUntilAHigherViewAnswers() {
    shouldAdmitANewcomerThatIsClose();
    rig.output.said.clear();
    rig.nowNs += A_WHILE_NS;
    protocol().isNews(SELF, INCARNATION, 1, rig.nowNs);
    rig.tick(1);
    assertEquals("admit? v1 1.11", rig.output.last());
    rig.view(view(2, 1, SELF, SELF, INCARNATION));
    rig.output.said.clear();
    rig.journal(1);
    assertEquals(3, protocol().committed(), "refused: the newcomer is not waited for any more");
  }

  @Test
  void shouldNotGiveUpANewcomerOnceItAskedForIt() {
    shouldAdmitANewcomerThatIsClose();
    rig.journal(1);
    rig.output.said.clear();
    protocol().onHeard(1, 12, rig.nowNs);
    rig.tick(A_WHILE_NS);
    assertFalse(rig.output.hasSaid("cancel"));
    assertEquals(2, protocol().committed());
  }

  @Test
  void shouldTakeAnAdmitBackWhenTheNewcomerComesBackInAnotherIncarnation() {
    primaryAlone();
    rig.ack(1, 11, 1, 1);
    rig.tick(1);
    rig.journalAdmit(1, 1, 11, 1);
    protocol().onHeard(1, 12, rig.nowNs);
    rig.tick(1);
    assertEquals("cancel v1 1.11", rig.output.last());
    rig.journal(1);
    protocol().onCancelAdmitJournaled(1, 11);
    protocol().onJournaled();
    assertEquals(3, protocol().committed());
  }

  @Test
  void shouldTakeAnAdmitBackWhenTheNewcomerDoesNotHoldItInTime() {
    primaryAlone();
    rig.ack(1, 11, 1, 1);
    rig.tick(1);
    rig.journalAdmit(1, 1, 11, 1);
    rig.tick(A_WHILE_NS);
    assertEquals("cancel v1 1.11", rig.output.last());
  }

  @Test
  void shouldAdmitNobodyWhileTheWatchdogIsSilent() {
    primaryAlone();
    rig.nowNs += 10 * A_WHILE_NS;
    rig.ack(1, 11, 1, 1);
    rig.tick(1);
    assertFalse(rig.output.hasSaid("admit"));
  }

  @Test
  void shouldStopSequencingWhenAViewDropsIt() {
    primaryAlone();
    rig.view(view(2, 2, 1, 1, 11));
    assertFalse(protocol().isSequencing());
    assertEquals(ReplicaRole.CATCHING_UP, protocol().role());
    rig.journal(1);
    assertEquals(1, protocol().committed(), "what it journaled since is not committed by itself");
  }
}
