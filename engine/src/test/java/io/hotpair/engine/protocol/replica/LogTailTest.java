package io.hotpair.engine.protocol.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogTailTest {
  private static final long NOT_AN_EPOCH_START = -1;

  private final LogTail tail = new LogTail();

  private LogTail.Verdict judge(long epoch, long sequence, long previousEpoch) {
    return tail.judge(epoch, sequence, previousEpoch);
  }

  @Test
  void shouldTakeTheFirstEpochStartIntoAnEmptyLog() {
    assertEquals(LogTail.Verdict.NEXT, judge(1, 1, 0));
  }

  @Test
  void shouldTakeTheNextRecordOfTheSameEpoch() {
    tail.moveTo(3, 7);
    assertEquals(LogTail.Verdict.NEXT, judge(3, 8, NOT_AN_EPOCH_START));
  }

  @Test
  void shouldSeeWhatIsKnownAndWhatIsMissing() {
    tail.moveTo(3, 7);
    assertEquals(LogTail.Verdict.KNOWN, judge(3, 7, NOT_AN_EPOCH_START));
    assertEquals(LogTail.Verdict.GAP, judge(3, 9, NOT_AN_EPOCH_START));
  }

  @Test
  void shouldNotFollowAnotherHistory() {
    tail.moveTo(3, 7);
    assertEquals(LogTail.Verdict.UNALIGNED, judge(4, 8, NOT_AN_EPOCH_START));
    assertEquals(LogTail.Verdict.UNALIGNED, judge(2, 8, NOT_AN_EPOCH_START));
    assertEquals(LogTail.Verdict.UNALIGNED, judge(5, 8, 4));
    assertEquals(LogTail.Verdict.UNALIGNED, judge(5, 8, 2));
  }

  @Test
  void shouldFollowANewEpochThatContinuesItsOwn() {
    tail.moveTo(3, 7);
    assertEquals(LogTail.Verdict.NEXT, judge(5, 8, 3));
  }
}
