package io.hotpair.engine.linearizability;

/** A history that cannot be judged; the message names file and line. */
public final class HistoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
