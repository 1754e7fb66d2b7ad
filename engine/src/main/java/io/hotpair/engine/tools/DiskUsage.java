package io.hotpair.engine.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How much disk a directory takes: a journal's files are sparse, so their lengths say little. Java
 * cannot ask for the blocks, the system's {@code du} can.
 */
public final class DiskUsage {
  /** In place of a size that cannot be found out. */
  public static final long UNKNOWN = -1;

  private static final long TIMEOUT_S = 30;
  private static final int BYTES_PER_UNIT = 1024;

  private DiskUsage() {}

  /**
   * Bytes of the blocks that a directory's files have, in all its subdirectories. Starts a process.
   *
   * @param directory to look at.
   * @return {@link #UNKNOWN} if there is no such directory, or no du.
   */
  public static long realBytes(Path directory) {
    try {
      Process du =
          new ProcessBuilder("du", "-sk", directory.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      du.getOutputStream().close();
      String text = new String(du.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (!du.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
        du.destroy();
        return UNKNOWN;
      }
      return Long.parseLong(text.split("\\s", 2)[0]) * BYTES_PER_UNIT;
    } catch (IOException | NumberFormatException e) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }

  /** Sum of the lengths of the files in a directory; 0 if a running node has removed it. */
  static long apparentBytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
