package io.hotpair.engine.replica;

/** What becomes of journal segments that no snapshot and no peer needs. */
enum RetentionPolicy {
  DELETE,
  ARCHIVE,
  KEEP
}
