package io.hotpair.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the owner leaves to the thread that maintains: it opens no file, and closes none. */
class SpareSegmentTest {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private final JournalFixture fixture = new JournalFixture();

  @TempDir Path temp;

  @BeforeEach
  void requireSystemThatShowsOpenFiles() {
    assumeTrue(Files.isDirectory(OPEN_FILES), "no " + OPEN_FILES + " here");
  }

  private ChronicleJournal open() {
    return ChronicleJournal.open(JournalFixture.context(temp).segmentMaxRecords(100));
  }

  /** This process's open files below a segment's directory, by the numbers that it has for them. */
  private List<String> openFiles(String segment) throws IOException {
    String parent = temp.toRealPath().resolve("segments").resolve(segment).toString();
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      for (Path file : files.sorted().toList()) {
        try {
          if (Files.readSymbolicLink(file).toString().startsWith(parent)) {
            found.add(file.getFileName().toString());
          }
        } catch (NoSuchFileException e) {
          continue; // it was closed meanwhile
        }
      }
    }
    return found;
  }

  private boolean isMapped(String segment) throws IOException {
    String parent = temp.toRealPath().resolve("segments").resolve(segment).toString();
    return Files.readString(Path.of("/proc/self/maps")).contains(parent);
  }

  @Test
  void shouldLeaveTheFilesOfACursorThatWasClosedToTheThreadThatMaintains() throws IOException {
    try (ChronicleJournal journal = open()) {
      fixture.append(journal, 1, 10, 20);
      journal.maintain();
      List<String> own = openFiles("00000001-");
      JournalCursor cursor = journal.cursor(1);
      assertTrue(cursor.next());
      List<String> withCursor = openFiles("00000001-");
      assertTrue(withCursor.size() > own.size(), own + " and then " + withCursor);
      cursor.close();
      assertEquals(withCursor, openFiles("00000001-"));
      journal.maintain();
      assertEquals(own, openFiles("00000001-"));
    }
  }

  @Test
  void shouldCloseTheFilesOfACursorAtOnceWhereNobodyMaintains() throws IOException {
    JournalCursor last;
    try (ChronicleJournal journal = open()) {
      fixture.append(journal, 1, 10, 20);
      List<String> own = openFiles("00000001-");
      JournalCursor cursor = journal.cursor(1);
      assertTrue(cursor.next());
      cursor.close();
      assertEquals(own, openFiles("00000001-"));
      journal.maintain();
      last = journal.cursor(1);
      assertTrue(last.next());
    }
    last.close();
    assertEquals(List.of(), openFiles("00000001-"), "after the journal was closed");
  }

  @Test
  void shouldGoOnInFilesThatAreOpenAlreadyAndLeaveTheClosingToOthers() throws IOException {
    try (ChronicleJournal journal = open()) {
      fixture.append(journal, 1, 10, 60);
      journal.maintain();
      List<String> ahead = openFiles(".tmp-spare");
      assertFalse(ahead.isEmpty());
      fixture.append(journal, 1, 10, 50);
      assertEquals(ahead, openFiles("00000002-"), "the same files, under the segment's name");
      assertFalse(openFiles("00000001-").isEmpty());
      assertTrue(isMapped("00000001-"));
      journal.maintain();
      assertEquals(List.of(), openFiles("00000001-"));
      assertFalse(isMapped("00000001-"));
      fixture.append(journal, 1, 10, 30);
      assertEquals(140, JournalFixture.readEpochs(journal).size());
    }
    try (ChronicleJournal journal = open()) {
      assertEquals(140, JournalFixture.readEpochs(journal).size());
    }
  }

  @Test
  void shouldCloseASpareThatIsMadeAnewOrLeftOver() throws IOException {
    try (ChronicleJournal journal = open()) {
      fixture.append(journal, 1, 10, 60);
      journal.maintain();
      int ahead = openFiles(".tmp-spare").size();
      fixture.append(journal, 2, 10, 1);
      journal.maintain();
      assertEquals(ahead, openFiles(".tmp-spare").size(), "the one that does not fit is closed");
    }
    assertEquals(List.of(), openFiles(""));
    assertFalse(isMapped(""));
  }

  @Test
  void shouldCloseWhatCutsWentOnFromThoughNobodyMaintains() throws IOException {
    try (ChronicleJournal journal = open()) {
      for (int epoch = 1; epoch <= 20; epoch++) {
        fixture.append(journal, epoch, 10, 30);
        journal.cut(journal.lastSequence() - 10);
      }
      int open = openFiles("").size();
      fixture.append(journal, 21, 10, 5);
      journal.cut(journal.lastSequence() - 1);
      assertTrue(openFiles("").size() <= open, "no more than after the cut before");
    }
    assertEquals(List.of(), openFiles(""));
  }

  @Test
  void shouldLeaveNothingOpenWhenItIsClosedWhileASpareIsMade() throws Exception {
    for (int round = 0; round < 50; round++) {
      AtomicBoolean isClosed = new AtomicBoolean();
      ChronicleJournal journal = open();
      fixture.append(journal, round + 1, 10, 10);
      CompletableFuture<Void> maintenance =
          CompletableFuture.runAsync(
              () -> {
                while (!isClosed.get()) {
                  journal.maintain();
                }
              });
      fixture.append(journal, round + 1, 10, round % 20);
      journal.close();
      isClosed.set(true);
      maintenance.get(30, TimeUnit.SECONDS);
      assertEquals(List.of(), openFiles(""), "round " + round);
    }
  }

  @Test
  void shouldLeaveNothingOpenOfASegmentThatCannotBeOpened() throws IOException {
    try (ChronicleJournal journal = open()) {
      fixture.append(journal, 1, 10, 10);
    }
    Path segment = new SegmentStore(temp).path(new SegmentId(1, 0, 1, false));
    FreeSpace space = FreeSpace.of(temp, 0);
    Files.delete(segment.resolve(ForcedMark.FILE_NAME));
    assertThrows(
        NoSuchFileException.class,
        () -> SegmentAppender.open(segment, JournalFixture.BLOCK_BYTES, space));
    assertEquals(List.of(), openFiles(""));
  }
}
