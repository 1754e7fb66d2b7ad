package io.hotpair.benchmarks.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** The JMH suite. */
@Command(
    name = "micro",
    description = {
      "The JMH suite. Everything behind 'micro' goes to JMH as it is, for instance:",
      "  micro -prof gc                    all, with bytes allocated per operation",
      "  micro Journal -p size=64 -f 1     those whose name contains Journal",
      "  micro -l                          a list",
      "  micro -rf json -rff FILE          results as JSON"
    },
    mixinStandardHelpOptions = true)
public final class MicroCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Taken so that they are no errors: JMH gets the arguments in their order. */
  @Unmatched private final List<String> options = new ArrayList<>();

  @Parameters(hidden = true)
  private final List<String> patterns = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    List<String> all = spec.root().commandLine().getParseResult().originalArgs();
    org.openjdk.jmh.Main.main(all.subList(1, all.size()).toArray(String[]::new));
    return 0;
  }
}
