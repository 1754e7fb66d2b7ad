package io.hotpair.benchmarks.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.nio.TransportPoller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildJavaTest {
  @TempDir private Path directory;

  /** What a child runs: says how its media driver would poll. */
  static final class Child {
    public static void main(String[] arguments) {
      System.out.println(TransportPoller.ITERATION_THRESHOLD);
    }
  }

  @Test
  void shouldPollSocketsAsThisProcessDoes() throws Exception {
    Path output = directory.resolve("out");
    try (ChildJava child =
        ChildJava.start("child", output, List.of(), Child.class.getName(), List.of())) {
      ProcessHandle.of(child.pid()).ifPresent(process -> process.onExit().join());
    }
    assertEquals(0, TransportPoller.ITERATION_THRESHOLD, "the option of .mvn/java-options");
    assertEquals("0", Files.readString(output).strip());
  }
}
