package io.hotpair.engine.kv;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A key and its value, in arrays that grow but never shrink, so that an entry can be reused. */
final class Entry {
  private final UnsafeBuffer key = new UnsafeBuffer(0, 0);
  private final UnsafeBuffer value = new UnsafeBuffer(0, 0);
  private int keyLength;
  private int valueLength;
  private long keyHash;
  private long digest;

  /** Next entry of the bucket, or of the free list. */
  Entry next;

  UnsafeBuffer key() {
    return key;
  }

  int keyLength() {
    return keyLength;
  }

  long keyHash() {
    return keyHash;
  }

  UnsafeBuffer value() {
    return value;
  }

  int valueLength() {
    return valueLength;
  }

  /** Digest of the key and the value together. */
  long digest() {
    return digest;
  }

  void setKey(long hash, DirectBuffer from, int offset, int length) {
    copy(key, from, offset, length);
    keyLength = length;
    keyHash = hash;
  }

  void setValue(DirectBuffer from, int offset, int length) {
    copy(value, from, offset, length);
    valueLength = length;
    digest = ByteHash.hash(keyHash, from, offset, length);
  }

  boolean hasKey(long hash, DirectBuffer buffer, int offset, int length) {
    return keyHash == hash
        && keyLength == length
        && BytesOrder.equal(key, 0, buffer, offset, length);
  }

  boolean hasValue(DirectBuffer buffer, int offset, int length) {
    return valueLength == length && BytesOrder.equal(value, 0, buffer, offset, length);
  }

  private static void copy(UnsafeBuffer to, DirectBuffer from, int offset, int length) {
    if (to.capacity() < length) {
      to.wrap(new byte[length]);
    }
    to.putBytes(0, from, offset, length);
  }
}
