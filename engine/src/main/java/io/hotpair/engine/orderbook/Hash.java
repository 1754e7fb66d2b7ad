package io.hotpair.engine.orderbook;

/**
 * Hashes for the digest. The digest of a set of things is the sum of their hashes, so it is kept up
 * to date by adding and subtracting and does not depend on the order in which they came.
 */
final class Hash {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Hash() {}

  /**
   * Mixes a value into a hash, depending on the order of the calls.
   *
   * @param hash so far.
   * @param value to mix in.
   * @return the hash of both.
   */
  static long combine(long hash, long value) {
    return mix((hash + GOLDEN) ^ mix(value + GOLDEN));
  }

  /**
   * The hash of one order.
   *
   * @param identity what does not change while it lives, see {@link #identity}.
   * @param remaining quantity.
   * @return the hash.
   */
  static long order(long identity, long remaining) {
    return mix(identity + remaining * GOLDEN);
  }

  /**
   * The hash of what does not change while an order lives.
   *
   * @param orderId of the order.
   * @param owner symbol and side, see {@link Orders#owner}.
   * @param price of the order.
   * @param arrival its place in time.
   * @return the hash.
   */
  static long identity(long orderId, int owner, long price, long arrival) {
    return combine(combine(combine(mix(orderId), owner), price), arrival);
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014; variant 13 by Stafford): a bijection. */
  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
