package io.hotpair.engine.snapshot;

/** A snapshot that a newer build wrote, in a format that this one does not know. */
public final class NewerSnapshotException extends SnapshotException {
  private static final long serialVersionUID = 1L;

  NewerSnapshotException(String message) {
    super(message);
  }
}
