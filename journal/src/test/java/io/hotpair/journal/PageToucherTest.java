package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Linux says about the pages of a real segment, in this process's page tables. */
class PageToucherTest {
  private static final int BLOCK_BYTES = 64 << 20;
  private static final int PAGE_BYTES = 4096;

  /** How many pages are ready at the least. */
  private static final int PAGES = 16;

  private static final Path PAGES_OF_SELF = Path.of("/proc/self/pagemap");
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");

  @TempDir private Path directory;
  private final UnsafeBuffer record = new UnsafeBuffer(new byte[100]);
  private WritableSegments segments;
  private PageToucher toucher;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(Files.isReadable(PAGES_OF_SELF), "skipped: only Linux tells about pages");
    segments = JournalFixture.segments(directory, BLOCK_BYTES);
    segments.begin(new EpochTable(), 0);
    toucher = new PageToucher(segments::appender, segments.space());
  }

  @AfterEach
  void close() {
    if (segments != null) {
      segments.close();
    }
  }

  @Test
  void shouldDoNothingBeforeTheFirstAppend() {
    assertEquals(0, toucher.makeReady());
  }

  @Test
  void shouldMakeThePagesAheadOfTheAppendsReady() throws IOException {
    for (int i = 0; i < 5_000; i++) {
      segments.append(record, 0, record.capacity());
    }
    long address = segments.appender().address();
    assertFalse(areReady(address), "they are not by themselves");
    int more = toucher.makeReady();
    assumeTrue(more > 0, "skipped: Linux is older than 5.14");
    assertTrue(areReady(address));
    assertEquals(0, toucher.makeReady(), "and nothing more, as nothing came");
  }

  @Test
  void shouldRestAfterATurnThatMadePagesReady() throws IOException {
    segments.append(record, 0, record.capacity());
    assertEquals(0, toucher.doWork());
    assumeTrue(areReady(segments.appender().address()), "skipped: Linux is older than 5.14");
  }

  @Test
  void shouldKeepTheDiskFromReadingAroundAPageThatIsNotThere() throws IOException {
    segments.append(record, 0, record.capacity());
    assertFalse(flags(segments.appender().address()).contains("rr"));
    toucher.doWork();
    assertTrue(flags(segments.appender().address()).contains("rr"), "random reads are expected");
  }

  @Test
  void shouldKnowHowFarTheFileIsMapped() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      segments.append(record, 0, record.capacity());
    }
    SegmentAppender appender = segments.appender();
    long end = appender.address() + appender.mappedBehind(appender.position());
    String range = mapping(appender.address()).get(0).split(" ", 2)[0];
    assertEquals(end, Long.parseLong(range.split("-", 2)[1], 16), range);
  }

  /** Whether the pages from an address on are in the page tables. */
  private static boolean areReady(long address) throws IOException {
    try (RandomAccessFile pages = new RandomAccessFile(PAGES_OF_SELF.toFile(), "r")) {
      byte[] entry = new byte[Long.BYTES];
      for (int i = 0; i < PAGES; i++) {
        pages.seek((address / PAGE_BYTES + i) * Long.BYTES);
        pages.readFully(entry);
        if (entry[Long.BYTES - 1] >= 0) {
          return false; // the highest bit says that the page is present
        }
      }
      return true;
    }
  }

  private static List<String> flags(long address) throws IOException {
    String line =
        mapping(address).stream().filter(l -> l.startsWith("VmFlags:")).findFirst().orElse("");
    return List.of(line.split(" ", -1));
  }

  /** All lines about the mapping that an address is in. */
  private static List<String> mapping(long address) throws IOException {
    List<String> lines = Files.readAllLines(MAPPINGS);
    int first =
        IntStream.range(0, lines.size())
            .filter(i -> isMappingWith(lines.get(i), address))
            .findFirst()
            .orElseThrow();
    int next =
        IntStream.range(first + 1, lines.size())
            .filter(i -> isHead(lines.get(i)))
            .findFirst()
            .orElse(lines.size());
    return lines.subList(first, next);
  }

  private static boolean isHead(String line) {
    return line.matches("[0-9a-f]+-[0-9a-f]+ .*");
  }

  private static boolean isMappingWith(String line, long address) {
    if (!isHead(line)) {
      return false;
    }
    String[] range = line.split(" ", 2)[0].split("-", 2);
    return Long.parseUnsignedLong(range[0], 16) <= address
        && Long.parseUnsignedLong(range[1], 16) > address;
  }
}
