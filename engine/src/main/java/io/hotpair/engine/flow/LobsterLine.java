package io.hotpair.engine.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One line of a LOBSTER message file, read in place: allocates nothing unless it is wrong. */
final class LobsterLine {
  static final int TIME = 0;
  static final int TYPE = 1;
  static final int ORDER_ID = 2;
  static final int SIZE = 3;
  static final int PRICE = 4;
  static final int DIRECTION = 5;

  private static final int COLUMNS = 6;
  private static final int MAX_LENGTH = 256;
  private static final String COLUMN_NAMES = "time, type, order id, size, price, direction";
  private static final String ADVICE = "; correct the line or remove it";

  private final FlowInput input;
  private final byte[] bytes = new byte[MAX_LENGTH];

  /** Where each column begins, and one past the comma that the last one does not have. */
  private final int[] starts = new int[COLUMNS + 1];

  private long lineNumber;

  LobsterLine(FlowInput input) {
    this.input = input;
  }

  /** Reads the next line and finds its columns; false at the end of the file. */
  boolean read() throws IOException {
    lineNumber++;
    int next = input.read();
    if (next == FlowInput.END) {
      return false;
    }
    int length = 0;
    int columns = 1;
    while (next != '\n' && next != FlowInput.END) {
      if (length == MAX_LENGTH) {
        throw error("longer than " + MAX_LENGTH + " bytes; this is not a file of LOBSTER messages");
      }
      bytes[length++] = (byte) next;
      if (next == ',') {
        if (columns < COLUMNS) {
          starts[columns] = length;
        }
        columns++;
      }
      next = input.read();
    }
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    if (columns != COLUMNS) {
      throw error(
          (length == 0 ? "empty" : columns + (columns == 1 ? " column" : " columns"))
              + " where 6 columns belong ("
              + COLUMN_NAMES
              + ")"
              + ADVICE);
    }
    starts[COLUMNS] = length + 1;
    return true;
  }

  /** The whole number in a column. */
  long number(int column) {
    final int end = end(column);
    int i = starts[column];
    final boolean negative = i < end && bytes[i] == '-';
    if (negative) {
      i++;
    }
    if (i == end) {
      throw wrong(column, "is not a whole number");
    }
    long value = 0;
    for (; i < end; i++) {
      final int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        throw wrong(column, "is not a whole number");
      }
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw wrong(column, "does not fit 64 bits");
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  /** Operations do not need the time, but a line without one is wrong all the same. */
  void checkTime() {
    int digits = 0;
    int points = 0;
    for (int i = starts[TIME]; i < end(TIME); i++) {
      if (bytes[i] == '.') {
        points++;
      } else if (bytes[i] >= '0' && bytes[i] <= '9') {
        digits++;
      } else {
        throw wrong(TIME, "is not a number of seconds");
      }
    }
    if (digits == 0 || points > 1) {
      throw wrong(TIME, "is not a number of seconds");
    }
  }

  String where() {
    return "line " + lineNumber;
  }

  FlowException wrong(int column, String what) {
    final String text =
        new String(
            bytes, starts[column], end(column) - starts[column], StandardCharsets.ISO_8859_1);
    return error(
        COLUMN_NAMES.split(", ")[column]
            + " (column "
            + (column + 1)
            + ") \""
            + text.replaceAll("[^ -~]", "?")
            + "\" "
            + what
            + ADVICE);
  }

  private FlowException error(String what) {
    return new FlowException(input.file() + ", " + where() + ": " + what);
  }

  private int end(int column) {
    return starts[column + 1] - 1;
  }
}
