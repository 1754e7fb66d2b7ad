package io.hotpair.engine.replica;

import io.hotpair.engine.pipeline.NodePipeline;
import io.hotpair.engine.snapshot.JournalSource;
import io.hotpair.journal.Journal;
import io.hotpair.journal.JournalCursor;

/** A running node's journal and digests, for its snapshotter. Snapshotter's thread. */
final class LiveJournal implements JournalSource {
  private final Journal journal;
  private final NodePipeline pipeline;

  LiveJournal(Journal journal, NodePipeline pipeline) {
    this.journal = journal;
    this.pipeline = pipeline;
  }

  @Override
  public long firstSequence() {
    return journal.firstSequence();
  }

  @Override
  public long committed() {
    return pipeline.applied();
  }

  @Override
  public JournalCursor cursor(long fromSequence) {
    return journal.cursor(fromSequence);
  }

  @Override
  public long digest(long sequence) {
    return pipeline.digests().digest(sequence);
  }

  @Override
  public void forceUpTo(long sequence) {
    journal.forceUpTo(sequence);
  }
}
