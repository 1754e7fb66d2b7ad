package io.hotpair.journal;

/** A journal that cannot be opened, read or written. The message names the thing and what to do. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param message names the file or record, and what to do.
   */
  public JournalException(String message) {
    super(message);
  }

  /**
   * Creates it with a cause.
   *
   * @param message names the file or record, and what to do.
   * @param cause beneath.
   */
  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
