package io.hotpair.engine.tools;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads and writes moments: an ISO 8601 instant in UTC, or nanoseconds since 1970-01-01T00:00Z. */
final class Moments implements ITypeConverter<Long> {
  private static final long NS_PER_S = 1_000_000_000L;

  static String text(long ns) {
    return Instant.ofEpochSecond(Math.floorDiv(ns, NS_PER_S), Math.floorMod(ns, NS_PER_S))
        .toString();
  }

  @Override
  public Long convert(String value) {
    try {
      if (value.matches("\\d+")) {
        return Long.parseLong(value);
      }
      Instant instant = Instant.parse(value);
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), NS_PER_S), instant.getNano());
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new TypeConversionException(
          "'"
              + value
              + "' is no moment: give 2026-01-31T12:00:00.5Z or nanoseconds since 1970 in UTC");
    }
  }
}
