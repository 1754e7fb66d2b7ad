package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.kv.KeyValueService;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.session.AnswerOutput;
import io.hotpair.engine.session.ReplicatedState;
import io.hotpair.engine.session.Session;
import io.hotpair.journal.JournalReader;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceRunTest {
  private static final int WINDOW = 16;
  @TempDir private Path directory;
  private JournalReader journal;
  private AnswerLog answers;

  @BeforeEach
  void recordThreePuts() {
    journal = new RecordedPair(directory).journal(0, "a", "b", "c");
    answers = new AnswerLog(10);
    for (int i = 1; i <= 3; i++) {
      answers.onOffered(i, i);
    }
  }

  @Test
  void shouldFindNothingWhenTheClientGotTheAnswersOfTheJournal() {
    answerAll(3);
    ReferenceRun.Result result = run();
    assertEquals(0, result.mismatched());
    assertEquals(0, result.repeated());
    assertNull(result.firstMismatch());
  }

  @Test
  void shouldCountATamperedAnswer() {
    answerAll(2);
    UnsafeBuffer tampered = answer();
    tampered.putByte(tampered.capacity() - 1, (byte) (tampered.getByte(0) + 1));
    answers.onAnswer(3, 0, 30, tampered, 0, tampered.capacity());
    ReferenceRun.Result result = run();
    assertEquals(1, result.mismatched());
    assertTrue(result.firstMismatch().contains("operation 3"), result.firstMismatch());
  }

  @Test
  void shouldCountAnAnswerOfAnotherLength() {
    answerAll(2);
    answers.onAnswer(3, 0, 30, answer(), 0, 1);
    assertEquals(1, run().mismatched());
  }

  @Test
  void shouldCountAnAnswerToAnOperationThatTheJournalDoesNotHold() {
    answers.onOffered(4, 4);
    answerAll(4);
    ReferenceRun.Result result = run();
    assertEquals(1, result.mismatched());
    assertTrue(result.firstMismatch().contains("not in the journal"), result.firstMismatch());
  }

  @Test
  void shouldCountAnOperationThatNobodyOffered() {
    answers = new AnswerLog(10);
    answers.onOffered(1, 1);
    answers.onOffered(2, 2);
    answerAll(2);
    assertEquals(1, run().mismatched());
  }

  @Test
  void shouldNotCountAnOperationThatWasNeverAnswered() {
    answerAll(2);
    assertEquals(0, run().mismatched());
  }

  @Test
  void shouldGiveAnotherDigestForOtherRecords() {
    JournalReader other = new RecordedPair(directory).journal(1, "a", "b", "x");
    answerAll(3);
    assertNotEquals(
        run().digest(),
        ReferenceRun.of(other, new KeyValueService(), WINDOW, RecordedPair.SESSION_ID, answers)
            .digest());
  }

  private ReferenceRun.Result run() {
    return ReferenceRun.of(
        journal, new KeyValueService(), WINDOW, RecordedPair.SESSION_ID, answers);
  }

  private void answerAll(int count) {
    UnsafeBuffer answer = answer();
    for (int i = 1; i <= count; i++) {
      answers.onAnswer(i, 0, 10L * i, answer, 0, answer.capacity());
    }
  }

  /** What the service answers to each of the puts, got without the class under test. */
  private static UnsafeBuffer answer() {
    UnsafeBuffer[] taken = new UnsafeBuffer[1];
    ReplicatedService service = new KeyValueService();
    ReplicatedState state = new ReplicatedState(service, new Taker(taken), WINDOW);
    state.onSessionOpen(RecordedPair.SESSION_ID, 1, "aeron:ipc", 1);
    state.onOperation(new PutOperation("a"));
    return taken[0];
  }

  private record Taker(UnsafeBuffer[] taken) implements AnswerOutput {
    @Override
    public void onAnswer(
        Session session, long clientSequence, long sequence, DirectBuffer buffer, int length) {
      byte[] bytes = new byte[length];
      buffer.getBytes(0, bytes);
      taken[0] = new UnsafeBuffer(bytes);
    }

    @Override
    public void onRepeat(Session session, long clientSequence) {}

    @Override
    public void onOpened(Session session) {}

    @Override
    public void onClosed(Session session) {}
  }
}
