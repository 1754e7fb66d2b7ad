package io.hotpair.engine.flow;

/**
 * An order file cannot be used. The message is meant for the user as it is: it names the file, the
 * line (CSV) or the byte offset (ITCH, counted in the uncompressed content), and what to do.
 */
public final class FlowException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Creates it.
   *
   * @param message for the user.
   */
  public FlowException(String message) {
    super(message);
  }

  /**
   * Creates it.
   *
   * @param message for the user.
   * @param cause what the system said.
   */
  public FlowException(String message, Throwable cause) {
    super(message, cause);
  }
}
