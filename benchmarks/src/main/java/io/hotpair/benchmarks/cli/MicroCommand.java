package io.hotpair.benchmarks.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** The JMH suite. */
@Command(
    name = "micro",
    description =
        "The JMH suite; everything behind 'micro' goes to JMH: '-prof gc', '-f 1', '-l', a pattern,"
            + " '-rf json -rff FILE'.",
    mixinStandardHelpOptions = true)
public final class MicroCommand implements Callable<Integer> {
  @Unmatched private List<String> unmatched = List.of();

  @Parameters(hidden = true)
  private List<String> patterns = List.of();

  @Override
  public Integer call() throws IOException {
    java.util.ArrayList<String> arguments = new java.util.ArrayList<>(patterns);
    arguments.addAll(unmatched);
    org.openjdk.jmh.Main.main(arguments.toArray(String[]::new));
    return 0;
  }
}
