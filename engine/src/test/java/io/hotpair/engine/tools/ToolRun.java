package io.hotpair.engine.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.replay.JournalMaker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * One run of {@code hotpair journal}, as a user sees it.
 *
 * @param exitCode of the command.
 * @param out what it printed.
 * @param err what it printed on the standard error output.
 */
record ToolRun(int exitCode, String out, String err) {
  static ToolRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = JournalCommand.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int exitCode = command.execute(texts);
    command.getOut().flush();
    command.getErr().flush();
    return new ToolRun(exitCode, out.toString(), err.toString());
  }

  /** A run that must succeed; what it printed. */
  static String fine(Object... arguments) {
    ToolRun run = of(arguments);
    assertEquals(0, run.exitCode, run.err + run.out);
    assertEquals("", run.err);
    return run.out;
  }

  /** A run that must fail with one line that has all these parts. */
  static void failing(int exitCode, List<String> parts, Object... arguments) {
    ToolRun run = of(arguments);
    assertEquals(exitCode, run.exitCode, run.err + run.out);
    assertEquals(1, run.err.lines().count(), run.err);
    for (String part : parts) {
      assertTrue(run.err.contains(part), run.err);
    }
  }

  List<String> lines() {
    return out.lines().toList();
  }

  /** Flips a bit in the payload of a record that {@link JournalMaker} wrote. */
  static void damage(Path directory, long sequence) throws IOException {
    byte[] mark =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(JournalMaker.START_NS + sequence * JournalMaker.STEP_NS)
            .array();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".cq4")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        int at = indexOf(bytes, mark);
        if (at >= 0) {
          bytes[at + 3 * Long.BYTES + Integer.BYTES] ^= 4;
          Files.write(file, bytes);
          return;
        }
      }
    }
    throw new AssertionError("no record " + sequence);
  }

  private static int indexOf(byte[] bytes, byte[] mark) {
    for (int i = 0; i + mark.length <= bytes.length; i++) {
      int same = 0;
      while (same < mark.length && bytes[i + same] == mark[same]) {
        same++;
      }
      if (same == mark.length) {
        return i;
      }
    }
    return -1;
  }
}
