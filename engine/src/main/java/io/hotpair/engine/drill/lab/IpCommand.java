package io.hotpair.engine.drill.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code ip}, of iproute2. */
final class IpCommand {
  private IpCommand() {}

  /** Runs it, or says what it said. */
  static void run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add("ip");
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new LabException(String.join(" ", command) + " failed: " + output);
      }
    } catch (IOException e) {
      throw new LabException("ip (of iproute2) cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException(String.join(" ", command) + " was interrupted");
    }
  }
}
