package io.hotpair.engine.watchdog;

import io.hotpair.engine.protocol.watchdog.RegisterException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * How the register's file looks: a header page that never changes, and two pages with a slot each.
 * All numbers are little-endian; checksums are CRC-32C (RFC 3720) over the part's length field and
 * what follows it. A slot with {@link #MAX_NODES} members and as many former ones still fits one
 * sector of 512 bytes.
 */
final class RegisterLayout {
  static final int PAGE_LENGTH = 4_096;
  static final int FILE_LENGTH = 3 * PAGE_LENGTH;
  static final int MAX_CLUSTER_BYTES = 64;
  static final int MAX_NODES = 16;
  private static final long MAGIC = 0x52_54_4E_50_54_4F_48_00L;
  private static final int FORMAT = 2;
  private static final int CHECKED_FROM = 4;
  private static final int BODY = 8;

  private RegisterLayout() {}

  static ByteBuffer page() {
    return ByteBuffer.allocate(PAGE_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The header page. */
  static ByteBuffer header(String cluster, SortedSet<Integer> nodeIds) {
    byte[] name = cluster.getBytes(StandardCharsets.UTF_8);
    if (name.length == 0 || name.length > MAX_CLUSTER_BYTES) {
      throw new IllegalArgumentException(
          "cluster name '" + cluster + "' must have 1 to " + MAX_CLUSTER_BYTES + " bytes of UTF-8");
    }
    if (nodeIds.isEmpty() || nodeIds.size() > MAX_NODES) {
      throw new IllegalArgumentException("nodes " + nodeIds + " must be 1 to " + MAX_NODES);
    }
    ByteBuffer page = page().position(BODY);
    page.putLong(MAGIC).putInt(FORMAT).putInt(name.length).put(name).putInt(nodeIds.size());
    nodeIds.forEach(page::putInt);
    return seal(page);
  }

  /** Puts length and checksum in front of what was written from {@link #BODY} on. */
  static ByteBuffer seal(ByteBuffer page) {
    int end = page.position();
    page.putInt(CHECKED_FROM, end - BODY);
    page.putInt(0, checksum(page, end));
    return page.clear();
  }

  /** Whether a page is just as it was sealed; if so it is positioned at its body. */
  static boolean isSound(ByteBuffer page) {
    int length = page.getInt(CHECKED_FROM);
    if (length < 0 || length > PAGE_LENGTH - BODY) {
      return false;
    }
    page.clear().position(BODY);
    return page.getInt(0) == checksum(page, BODY + length);
  }

  static ByteBuffer slot() {
    return page().position(BODY);
  }

  private static int checksum(ByteBuffer page, int end) {
    CRC32C crc = new CRC32C();
    crc.update(page.duplicate().limit(end).position(CHECKED_FROM));
    return (int) crc.getValue();
  }

  /**
   * What a sound header says; null if the file is no register.
   *
   * @throws RegisterException if it is one of another format.
   */
  static Header readHeader(ByteBuffer page) {
    if (page.getLong() != MAGIC) {
      return null;
    }
    int format = page.getInt();
    if (format != FORMAT) {
      throw new RegisterException(
          "it has format "
              + format
              + ", and this version of Hotpair reads format "
              + FORMAT
              + ": run the version that wrote it, or create a new one and force a node");
    }
    byte[] name = new byte[page.getInt()];
    page.get(name);
    SortedSet<Integer> nodeIds = new TreeSet<>();
    for (int i = page.getInt(); i > 0; i--) {
      nodeIds.add(page.getInt());
    }
    return new Header(new String(name, StandardCharsets.UTF_8), nodeIds);
  }

  record Header(String cluster, SortedSet<Integer> nodeIds) {}
}
