package io.hotpair.benchmarks.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The rates of a load, one after the other. */
final class RateArguments {
  @Option(
      names = "--rate",
      split = ",",
      paramLabel = "RATE",
      description = "Operations per second; a list. Default: ${DEFAULT-VALUE}.",
      defaultValue = "10000,50000")
  private List<Long> rates;

  List<Long> rates() {
    return rates;
  }
}
