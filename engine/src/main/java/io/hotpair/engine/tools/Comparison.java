package io.hotpair.engine.tools;

/**
 * What a comparison found.
 *
 * @param isEqual whether both are the same from end to end.
 * @param isPrefix whether both are the same up to the end of one of them.
 * @param text for people.
 */
record Comparison(boolean isEqual, boolean isPrefix, String text) {
  static Comparison equal(String text) {
    return new Comparison(true, true, text);
  }

  static Comparison prefix(String text) {
    return new Comparison(false, true, text);
  }

  static Comparison different(String text) {
    return new Comparison(false, false, text);
  }
}
