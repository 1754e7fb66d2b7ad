package io.hotpair.engine.kv;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * A chained hash map of byte strings that are read from buffers, with a digest of its content that
 * is kept incrementally. Removed entries are kept for reuse, so memory follows the greatest number
 * of entries, and only growth allocates.
 */
final class EntryMap {
  private static final int INITIAL_BUCKETS = 1024;
  private static final long KEY_SEED = 0x6B65795F73656564L;

  private Entry[] buckets = new Entry[INITIAL_BUCKETS];
  private Entry free;
  private int size;

  /** Sum of the entries' digests: as a multiset's hash it depends on no order. */
  private long digestSum;

  int size() {
    return size;
  }

  long digest() {
    return ByteHash.mix(digestSum + ByteHash.mix(size));
  }

  Entry find(DirectBuffer key, int offset, int length) {
    final long hash = ByteHash.hash(KEY_SEED, key, offset, length);
    Entry entry = buckets[bucket(hash)];
    while (entry != null && !entry.hasKey(hash, key, offset, length)) {
      entry = entry.next;
    }
    return entry;
  }

  /** Sets the value of an entry that is in this map. */
  void setValue(Entry entry, DirectBuffer value, int offset, int length) {
    digestSum -= entry.digest();
    entry.setValue(value, offset, length);
    digestSum += entry.digest();
  }

  /** Adds an entry whose key is not in this map. */
  void add(
      DirectBuffer key,
      int keyOffset,
      int keyLength,
      DirectBuffer value,
      int valueOffset,
      int valueLength) {
    if (size >= buckets.length) {
      grow();
    }
    final Entry entry = take();
    entry.setKey(ByteHash.hash(KEY_SEED, key, keyOffset, keyLength), key, keyOffset, keyLength);
    entry.setValue(value, valueOffset, valueLength);
    link(entry);
    size++;
    digestSum += entry.digest();
  }

  /** Removes an entry that is in this map. */
  void remove(Entry entry) {
    final int bucket = bucket(entry.keyHash());
    if (buckets[bucket] == entry) {
      buckets[bucket] = entry.next;
    } else {
      Entry before = buckets[bucket];
      while (before.next != entry) {
        before = before.next;
      }
      before.next = entry.next;
    }
    size--;
    digestSum -= entry.digest();
    entry.next = free;
    free = entry;
  }

  /** The entries in the order of their keys; for snapshots, as it allocates. */
  List<Entry> sorted() {
    final List<Entry> entries = new ArrayList<>(size);
    for (final Entry first : buckets) {
      for (Entry entry = first; entry != null; entry = entry.next) {
        entries.add(entry);
      }
    }
    entries.sort(new BytesOrder());
    return entries;
  }

  private Entry take() {
    if (free == null) {
      return new Entry();
    }
    final Entry entry = free;
    free = entry.next;
    return entry;
  }

  private void link(Entry entry) {
    final int bucket = bucket(entry.keyHash());
    entry.next = buckets[bucket];
    buckets[bucket] = entry;
  }

  private void grow() {
    final Entry[] old = buckets;
    buckets = new Entry[old.length * 2];
    for (final Entry first : old) {
      Entry entry = first;
      while (entry != null) {
        final Entry next = entry.next;
        link(entry);
        entry = next;
      }
    }
  }

  private int bucket(long hash) {
    return (int) hash & (buckets.length - 1);
  }
}
