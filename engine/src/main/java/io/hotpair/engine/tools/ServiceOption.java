package io.hotpair.engine.tools;

import picocli.CommandLine.Option;

/** The option {@code --service}, for every tool that looks into operations. */
final class ServiceOption {
  @Option(
      names = "--service",
      paramLabel = "SERVICE",
      defaultValue = ServiceChoice.ORDER_BOOK,
      converter = ServiceChoice.Converter.class,
      description =
          "whose operations the journal holds: orderbook (default), kv, or a class on the class"
              + " path that implements ReplicatedService")
  private ServiceChoice choice;

  ServiceChoice choice() {
    return choice;
  }
}
