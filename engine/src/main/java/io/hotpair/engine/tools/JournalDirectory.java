package io.hotpair.engine.tools;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The parameter {@code DIR}. */
final class JournalDirectory {
  @Parameters(
      paramLabel = "DIR",
      description = "directory of a node (hotpair.dir); the node may be running")
  private Path path;

  Path path() {
    return path;
  }
}
