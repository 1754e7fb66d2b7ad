package io.hotpair.transport;

/**
 * The transport cannot do what was asked. The message names the channel or setting, and the cure.
 */
public final class TransportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param message names the channel or setting, and what to do.
   */
  public TransportException(String message) {
    super(message);
  }

  /**
   * Creates it with a cause.
   *
   * @param message names the channel or setting, and what to do.
   * @param cause beneath.
   */
  public TransportException(String message, Throwable cause) {
    super(message, cause);
  }
}
