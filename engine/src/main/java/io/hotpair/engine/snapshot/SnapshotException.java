package io.hotpair.engine.snapshot;

/** A snapshot that cannot be written, read or used. The message names the file and what to do. */
public class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param message names the file, and what to do.
   */
  public SnapshotException(String message) {
    super(message);
  }

  /**
   * Creates it with a cause.
   *
   * @param message names the file, and what to do.
   * @param cause beneath.
   */
  public SnapshotException(String message, Throwable cause) {
    super(message, cause);
  }
}
