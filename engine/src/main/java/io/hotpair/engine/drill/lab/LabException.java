package io.hotpair.engine.drill.lab;

/** The network of a drill could not be made; the message says what failed. */
public final class LabException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LabException(String message) {
    super(message);
  }
}
