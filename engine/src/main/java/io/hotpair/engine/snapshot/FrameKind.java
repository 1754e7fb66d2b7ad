package io.hotpair.engine.snapshot;

/** How frames are told apart, and laid out: length, kind, checksum, body. */
final class FrameKind {
  static final int HEADER = 1;
  static final int STATE = 2;
  static final int END = 3;

  static final int LENGTH_OFFSET = 0;
  static final int KIND_OFFSET = 4;
  static final int CHECKSUM_OFFSET = 8;
  static final int BODY_OFFSET = 12;

  /** Longest body: the longest answer with what is around it fits. */
  static final int MAX_BODY_LENGTH = 16 << 20;

  private FrameKind() {}
}
