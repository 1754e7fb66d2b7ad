package io.hotpair.engine.tools;

/** Nobody reads the output any more, as under {@code | head}. */
final class OutputClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputClosedException() {
    super("the output was closed", null, false, false);
  }
}
