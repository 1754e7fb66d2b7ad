package io.hotpair.engine.protocol.watchdog;

/** The register cannot be opened, read or written; the message names it and says what to do. */
public class RegisterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param message names the register, and what to do.
   */
  public RegisterException(String message) {
    super(message);
  }

  /**
   * Creates it with a cause.
   *
   * @param message names the register, and what to do.
   * @param cause beneath.
   */
  public RegisterException(String message, Throwable cause) {
    super(message, cause);
  }
}
