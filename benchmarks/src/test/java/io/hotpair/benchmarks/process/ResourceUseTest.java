package io.hotpair.benchmarks.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hotpair.engine.process.CommandException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResourceUseTest {
  @Test
  void shouldReadCpuTimeWhenTheProcessNameHasBlanksAndBrackets() {
    String stat = "12 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0 20 0 1 0 99";
    assertEquals(2000, ResourceUse.cpuMs(stat));
  }

  @Test
  void shouldReadANumberByItsLabel() {
    List<String> lines = List.of("Inter-|   Receive", "    lo: 12345 1 2", "  eth0: 9 9");
    assertEquals(12345, ResourceUse.number(lines, "lo:", 0));
    assertThrows(CommandException.class, () -> ResourceUse.number(lines, "wlan:", 0));
  }
}
