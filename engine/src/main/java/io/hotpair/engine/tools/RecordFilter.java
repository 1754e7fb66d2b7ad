package io.hotpair.engine.tools;

import io.hotpair.engine.orderbook.OrderReferences;
import io.hotpair.journal.JournalScan;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.RecordKind;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that choose records. */
final class RecordFilter {
  private final OrderReferences references = new OrderReferences();

  @Option(names = "--from", paramLabel = "N", description = "first sequence")
  private Long from;

  @Option(names = "--to", paramLabel = "N", description = "last sequence")
  private Long to;

  @Option(
      names = "--since",
      paramLabel = "T",
      converter = Moments.class,
      description = "records at or after a moment: 2026-01-31T12:00:00Z, or nanoseconds since 1970")
  private Long since;

  @Option(
      names = "--until",
      paramLabel = "T",
      converter = Moments.class,
      description = "records at or before a moment")
  private Long until;

  @Option(names = "--session", paramLabel = "S", description = "records of a session")
  private Long session;

  @Option(
      names = "--order",
      paramLabel = "ID",
      description = "operations that name an order (order book)")
  private Long order;

  @Option(
      names = "--symbol",
      paramLabel = "N",
      description =
          "operations of a symbol (order book); those that name only an order belong to the symbol"
              + " of the last new order with that id")
  private Integer symbol;

  /** Complains of options that do not fit together. */
  void check(CommandLine command, ServiceChoice service) {
    if ((order != null || symbol != null) && !service.isOrderBook()) {
      throw new ParameterException(
          command, "--order and --symbol need --service orderbook, not " + service.name());
    }
    if (from != null && from < 1) {
      throw new ParameterException(command, "--from " + from + ": a sequence is 1 or more");
    }
    if (from != null && to != null && to < from) {
      throw new ParameterException(command, "--to " + to + " is below --from " + from);
    }
    if (since != null && until != null && until < since) {
      throw new ParameterException(command, "--until is before --since");
    }
  }

  /** A scan that begins where it must for this filter. */
  JournalScan open(Path directory) {
    // Which symbol an order belongs to is known only from its beginning.
    return JournalScan.open(directory, from == null || symbol != null ? 1 : from);
  }

  /** Whether no record from this one on can match. */
  boolean isBeyond(RecordFlyweight record) {
    return to != null && record.sequence() > to;
  }

  /** Whether a record is chosen. Show it all records in order. */
  boolean matches(RecordFlyweight record) {
    return namesOrderOrSymbol(record)
        && (from == null || record.sequence() >= from)
        && (since == null || record.timestampNs() >= since)
        && (until == null || record.timestampNs() <= until)
        && (session == null || record.sessionId() == session);
  }

  private boolean namesOrderOrSymbol(RecordFlyweight record) {
    if (order == null && symbol == null) {
      return true;
    }
    if (record.kind() != RecordKind.OPERATION) {
      return false;
    }
    references.wrap(record.buffer(), record.payloadOffset(), record.payloadLength());
    return (order == null || references.names(order))
        && (symbol == null || references.symbolId() == symbol);
  }
}
