package io.hotpair.engine.config;

/** A setting that cannot be used. The message names it, where it came from, and what it may be. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param message names the setting and what to do.
   */
  public SettingsException(String message) {
    super(message);
  }
}
