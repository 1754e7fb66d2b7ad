package io.hotpair.benchmarks.micro;

import io.hotpair.journal.ChronicleJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.IoUtil;

/** A real journal in a directory that goes with it. One thread. */
public final class TemporaryJournal implements AutoCloseable {
  private final Path directory;
  private final ChronicleJournal journal;

  /**
   * Opens an empty one.
   *
   * @param nodeId of the node.
   */
  public TemporaryJournal(int nodeId) {
    try {
      directory = Files.createTempDirectory("hotpair-micro-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    journal =
        ChronicleJournal.open(
            new ChronicleJournal.Context()
                .directory(directory)
                .clusterName("micro")
                .nodeId(nodeId));
  }

  /**
   * The journal.
   *
   * @return open until this is closed.
   */
  public ChronicleJournal journal() {
    return journal;
  }

  @Override
  public void close() {
    journal.close();
    IoUtil.delete(directory.toFile(), true);
  }
}
