package io.hotpair.engine.flow;

/** Lengths of the messages of NASDAQ TotalView-ITCH 5.0, by type. */
final class ItchLengths {
  /** What {@link #length} returns for a type that there is not. */
  static final int UNKNOWN = 0;

  static final int MAX_LENGTH = 50;

  private ItchLengths() {}

  static int length(int type) {
    return switch (type) {
      case 'S', 'W' -> 12;
      case 'D', 'B' -> 19;
      case 'Y', 'N' -> 20;
      case 'h' -> 21;
      case 'X' -> 23;
      case 'H' -> 25;
      case 'L' -> 26;
      case 'K' -> 28;
      case 'E' -> 31;
      case 'V', 'J', 'U' -> 35;
      case 'A', 'C' -> 36;
      case 'R' -> 39;
      case 'F', 'Q' -> 40;
      case 'P' -> 44;
      case 'O' -> 48;
      case 'I' -> MAX_LENGTH;
      default -> UNKNOWN;
    };
  }
}
