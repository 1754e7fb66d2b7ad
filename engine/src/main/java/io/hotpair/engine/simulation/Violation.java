package io.hotpair.engine.simulation;

/** A promise was broken: the world stops here. */
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String invariant;

  Violation(String invariant, String message) {
    super(invariant + ": " + message);
    this.invariant = invariant;
  }

  Violation(String invariant, String message, Throwable cause) {
    super(invariant + ": " + message, cause);
    this.invariant = invariant;
  }

  /**
   * Short name of the promise.
   *
   * @return name.
   */
  public String invariant() {
    return invariant;
  }
}
