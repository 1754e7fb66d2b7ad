package io.hotpair.engine.kv;

import io.hotpair.engine.kv.sbe.CompareAndSetEncoder;
import io.hotpair.engine.kv.sbe.DeleteEncoder;
import io.hotpair.engine.kv.sbe.GetEncoder;
import io.hotpair.engine.kv.sbe.MessageHeaderEncoder;
import io.hotpair.engine.kv.sbe.PutEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Encodes operations for {@link KeyValueService}. Each method writes one operation at an offset of
 * a buffer, which must have room for it, and returns its length in bytes. Allocates nothing. Not
 * thread safe.
 *
 * <p>Byte strings of up to 65,535 bytes can be encoded; the service refuses those above its own
 * limits with an answer.
 */
public final class KeyValueCommands {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final GetEncoder get = new GetEncoder();
  private final PutEncoder put = new PutEncoder();
  private final CompareAndSetEncoder compareAndSet = new CompareAndSetEncoder();
  private final DeleteEncoder delete = new DeleteEncoder();

  /**
   * Encodes a read of a key.
   *
   * @param into takes the operation.
   * @param offset where it begins.
   * @param key holds the key.
   * @param keyOffset where the key begins.
   * @param keyLength in bytes.
   * @return length of the operation in bytes.
   */
  public int get(
      MutableDirectBuffer into, int offset, DirectBuffer key, int keyOffset, int keyLength) {
    get.wrapAndApplyHeader(into, offset, header).putKey(key, keyOffset, keyLength);
    return get.limit() - offset;
  }

  /**
   * Encodes a write.
   *
   * @param into takes the operation.
   * @param offset where it begins.
   * @param key holds the key.
   * @param keyOffset where the key begins.
   * @param keyLength in bytes.
   * @param value holds the value to set.
   * @param valueOffset where the value begins.
   * @param valueLength in bytes.
   * @return length of the operation in bytes.
   */
  public int put(
      MutableDirectBuffer into,
      int offset,
      DirectBuffer key,
      int keyOffset,
      int keyLength,
      DirectBuffer value,
      int valueOffset,
      int valueLength) {
    put.wrapAndApplyHeader(into, offset, header)
        .putKey(key, keyOffset, keyLength)
        .putValue(value, valueOffset, valueLength);
    return put.limit() - offset;
  }

  /**
   * Encodes a write that takes place only if the key holds just the expected value.
   *
   * @param into takes the operation.
   * @param offset where it begins.
   * @param key holds the key.
   * @param keyOffset where the key begins.
   * @param keyLength in bytes.
   * @param expected holds the expected value.
   * @param expectedOffset where the expected value begins.
   * @param expectedLength in bytes.
   * @param value holds the value to set.
   * @param valueOffset where the value begins.
   * @param valueLength in bytes.
   * @return length of the operation in bytes.
   */
  public int compareAndSet(
      MutableDirectBuffer into,
      int offset,
      DirectBuffer key,
      int keyOffset,
      int keyLength,
      DirectBuffer expected,
      int expectedOffset,
      int expectedLength,
      DirectBuffer value,
      int valueOffset,
      int valueLength) {
    compareAndSet
        .wrapAndApplyHeader(into, offset, header)
        .putKey(key, keyOffset, keyLength)
        .putExpected(expected, expectedOffset, expectedLength)
        .putValue(value, valueOffset, valueLength);
    return compareAndSet.limit() - offset;
  }

  /**
   * Encodes the removal of a key.
   *
   * @param into takes the operation.
   * @param offset where it begins.
   * @param key holds the key.
   * @param keyOffset where the key begins.
   * @param keyLength in bytes.
   * @return length of the operation in bytes.
   */
  public int delete(
      MutableDirectBuffer into, int offset, DirectBuffer key, int keyOffset, int keyLength) {
    delete.wrapAndApplyHeader(into, offset, header).putKey(key, keyOffset, keyLength);
    return delete.limit() - offset;
  }
}
