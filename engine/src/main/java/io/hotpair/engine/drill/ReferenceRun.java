package io.hotpair.engine.drill;

import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.session.AnswerOutput;
import io.hotpair.engine.session.RecordPlayer;
import io.hotpair.engine.session.ReplicatedState;
import io.hotpair.engine.session.Session;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.JournalReader;
import io.hotpair.journal.RecordFlyweight;
import java.util.BitSet;
import org.agrona.DirectBuffer;

/**
 * Applies a journal to a fresh service, on one thread and without the pipeline, and compares every
 * answer with the one that the client got.
 */
final class ReferenceRun implements AnswerOutput {
  private final long sessionId;
  private final AnswerLog answers;
  private final BitSet applied = new BitSet();
  private final RecordFlyweight record = new RecordFlyweight();
  private final RecordPlayer player = new RecordPlayer(record);
  private long mismatched;
  private long repeated;
  private String firstMismatch;

  private ReferenceRun(long sessionId, AnswerLog answers) {
    this.sessionId = sessionId;
    this.answers = answers;
  }

  /**
   * What came of it.
   *
   * @param digest of the state after the last record.
   * @param mismatched answers that the client got and this run did not give, or gave differently.
   * @param repeated operations that the records make the service apply more than once.
   * @param firstMismatch in words; null if there is none.
   */
  record Result(long digest, long mismatched, long repeated, String firstMismatch) {}

  static Result of(
      JournalReader journal,
      ReplicatedService service,
      int sessionWindow,
      long sessionId,
      AnswerLog answers) {
    ReferenceRun run = new ReferenceRun(sessionId, answers);
    ReplicatedState state = new ReplicatedState(service, run, sessionWindow);
    try (JournalCursor cursor = journal.cursor(journal.firstSequence())) {
      while (cursor.next()) {
        run.apply(state, cursor);
      }
    }
    run.findUnrecorded();
    return new Result(state.digest(), run.mismatched, run.repeated, run.firstMismatch);
  }

  private void apply(ReplicatedState state, JournalCursor cursor) {
    record.wrap(cursor.buffer(), cursor.offset(), cursor.length());
    player.apply(state);
  }

  @Override
  public void onAnswer(
      Session session, long clientSequence, long sequence, DirectBuffer buffer, int length) {
    if (session.id() != sessionId) {
      return;
    }
    if (applied.get((int) clientSequence)) {
      repeated++;
      return;
    }
    applied.set((int) clientSequence);
    answers.recorded(clientSequence, sequence);
    if (!answers.isOffered(clientSequence)) {
      mismatch("operation " + clientSequence + " was never offered, but is in the journal");
    } else if (answers.isAnswered(clientSequence)
        && !answers.isAnswer(clientSequence, buffer, length)) {
      mismatch("the answer to operation " + clientSequence + " (record " + sequence + ") differs");
    }
  }

  private void mismatch(String what) {
    mismatched++;
    firstMismatch = firstMismatch == null ? what : firstMismatch;
  }

  /** What was answered must be there. */
  private void findUnrecorded() {
    for (int i = 1; i <= answers.capacity(); i++) {
      if (answers.isAnswered(i) && !applied.get(i)) {
        mismatch("operation " + i + " was answered, but is not in the journal");
      }
    }
  }

  @Override
  public void onRepeat(Session session, long clientSequence) {}

  @Override
  public void onOpened(Session session) {}

  @Override
  public void onClosed(Session session) {}
}
