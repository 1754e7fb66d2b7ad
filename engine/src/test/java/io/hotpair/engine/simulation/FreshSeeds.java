package io.hotpair.engine.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Seeds that belong to the commit that is tested, so that each commit sees worlds of its own. */
final class FreshSeeds {
  static final String PROPERTY = "hotpair.simulation.from";

  private static final long WITHOUT_COMMIT = 1_000_000_000L;
  private static final int DIGITS = 10;
  private static final long RANGE = 1_000_000;

  private FreshSeeds() {}

  /** The first of them: as the system property says, or of the commit. */
  static long from() {
    String given = System.getProperty(PROPERTY);
    return given == null || given.isBlank() ? ofCommit() : Long.parseLong(given);
  }

  private static long ofCommit() {
    try {
      Process git =
          new ProcessBuilder("git", "rev-parse", "HEAD")
              .directory(Path.of(System.getProperty("hotpair.home", ".")).toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String commit =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
      boolean isOver = git.waitFor(10, TimeUnit.SECONDS);
      return isOver && commit.length() >= DIGITS
          ? Long.parseLong(commit.substring(0, DIGITS), 16) * RANGE
          : WITHOUT_COMMIT;
    } catch (IOException e) {
      return WITHOUT_COMMIT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return WITHOUT_COMMIT;
    }
  }
}
