package io.hotpair.journal;

/** What {@link RecordFlyweight#verify} found. */
public enum RecordCheck {
  /** The record is whole. */
  OK,
  /** There are fewer bytes than the smallest record has. */
  TOO_SHORT,
  /** The bytes are not a record of this schema, or one of a kind that it does not know. */
  WRONG_SCHEMA,
  /** The record was written under another version of the schema. */
  WRONG_VERSION,
  /** The lengths inside the record do not add up to the length given. */
  WRONG_LENGTH,
  /** The bytes are not those that were sealed. */
  BAD_CHECKSUM
}
