package io.hotpair.engine.tools;

import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code replay} that say where it ends and what is asked then. */
final class ReplayQuestions {
  /** Where it ends: one of these, or the end of the journal. */
  static final class End {
    @Option(names = "--to-sequence", paramLabel = "N", description = "stop after a record")
    private Long sequence;

    @Option(
        names = "--to-time",
        paramLabel = "T",
        converter = Moments.class,
        description = "stop after the last record at or before a moment")
    private Long momentNs;
  }

  @ArgGroup private End end = new End();

  @Option(
      names = "--book",
      paramLabel = "SYMBOL",
      description = "print the book of a symbol as it stood (order book)")
  private Integer symbol;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "10",
      description = "price levels to print (default: ${DEFAULT-VALUE})")
  private int depth;

  @Option(
      names = "--of-session",
      paramLabel = "S",
      description = "print a session's operations and their answers")
  private Long session;

  void check(CommandLine command, ServiceChoice service) {
    if (symbol != null && !service.isOrderBook()) {
      throw new ParameterException(
          command, "--book needs --service orderbook, not " + service.name());
    }
    if (depth < 1) {
      throw new ParameterException(command, "--depth " + depth + ": 1 or more");
    }
    if (end.sequence != null && end.sequence < 1) {
      throw new ParameterException(
          command, "--to-sequence " + end.sequence + ": a sequence is 1 or more");
    }
  }

  long toSequence() {
    return end.sequence == null ? Long.MAX_VALUE : end.sequence;
  }

  long untilNs() {
    return end.momentNs == null ? Long.MAX_VALUE : end.momentNs;
  }

  /** Null if no book is asked for. */
  Integer symbol() {
    return symbol;
  }

  int depth() {
    return depth;
  }

  /** Null if no session is asked for. */
  Long session() {
    return session;
  }
}
