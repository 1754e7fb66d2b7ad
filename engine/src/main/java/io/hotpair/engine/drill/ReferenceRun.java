package io.hotpair.engine.drill;

import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.session.AnswerOutput;
import io.hotpair.engine.session.RecordPlayer;
import io.hotpair.engine.session.ReplicatedState;
import io.hotpair.engine.session.Session;
import io.hotpair.engine.snapshot.SnapshotFile;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.JournalReader;
import io.hotpair.journal.RecordFlyweight;
import java.util.BitSet;
import java.util.Optional;
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
  private long uncompared;
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
   * @param uncompared answers that could not be compared, because their records were pruned and
   *     only a snapshot has what came of them.
   */
  record Result(
      long digest, long mismatched, long repeated, String firstMismatch, long uncompared) {
    /** A run from record 1. */
    Result(long digest, long mismatched, long repeated, String firstMismatch) {
      this(digest, mismatched, repeated, firstMismatch, 0);
    }
  }

  static Result of(
      JournalReader journal,
      ReplicatedService service,
      int sessionWindow,
      long sessionId,
      AnswerLog answers) {
    return of(journal, Optional.empty(), service, sessionWindow, sessionId, answers);
  }

  /** The same; it begins with a snapshot where the journal no longer has record 1. */
  static Result of(
      JournalReader journal,
      Optional<SnapshotFile> snapshot,
      ReplicatedService service,
      int sessionWindow,
      long sessionId,
      AnswerLog answers) {
    ReferenceRun run = new ReferenceRun(sessionId, answers);
    ReplicatedState state = new ReplicatedState(service, run, sessionWindow);
    snapshot.ifPresent(file -> run.begin(file, state));
    long from = snapshot.map(SnapshotFile::sequence).orElse(0L) + 1;
    try (JournalCursor cursor = journal.cursor(from)) {
      while (cursor.next()) {
        run.apply(state, cursor);
      }
    }
    run.findUnrecorded();
    return new Result(
        state.digest(), run.mismatched, run.repeated, run.firstMismatch, run.uncompared);
  }

  private void begin(SnapshotFile snapshot, ReplicatedState state) {
    snapshot.restore(state);
    snapshot.forEachSession(
        (id, last) -> {
          if (id == sessionId) {
            applied.set(1, (int) last + 1);
            uncompared = last;
          }
        });
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
