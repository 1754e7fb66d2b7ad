package io.hotpair.engine.process;

/** A command cannot do what was asked. The message names the thing and what to do. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param message names the thing and what to do, on one line.
   */
  public CommandException(String message) {
    super(message);
  }

  /**
   * Creates it with a cause.
   *
   * @param message names the thing and what to do, on one line.
   * @param cause beneath.
   */
  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
