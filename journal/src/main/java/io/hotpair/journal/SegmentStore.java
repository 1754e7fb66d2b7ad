package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The directory {@code segments}: lists, creates and removes segments. */
final class SegmentStore {
  static final String DIRECTORY_NAME = "segments";

  private static final int MOST_LOOKS = 100;

  private final Path journalDirectory;
  private final Path directory;
  private final Path spare;

  SegmentStore(Path journalDirectory) {
    this.journalDirectory = journalDirectory;
    directory = journalDirectory.resolve(DIRECTORY_NAME);
    spare = directory.resolve(DurableFiles.ASIDE_PREFIX + "spare");
  }

  Path journalDirectory() {
    return journalDirectory;
  }

  Path path(SegmentId segment) {
    return directory.resolve(segment.toString());
  }

  /** Segments that are there, the superseded ones too; a running node may change them meanwhile. */
  SegmentMap list() throws IOException {
    // One look may miss a name and still show a newer one. What two looks agree on was there at
    // once.
    List<SegmentId> segments = look();
    List<SegmentId> again = look();
    for (int i = 0; i < MOST_LOOKS && !again.equals(segments); i++) {
      segments = again;
      again = look();
    }
    return new SegmentMap(again);
  }

  /** Whether a segment is there and holds records. */
  boolean isEffective(SegmentId segment) throws IOException {
    return list().effective().contains(segment);
  }

  private List<SegmentId> look() throws IOException {
    List<SegmentId> segments = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      for (Path entry : DurableFiles.list(directory)) {
        SegmentId segment = SegmentId.parse(entry.getFileName().toString());
        if (segment != null && !GhostSegment.is(entry)) {
          segments.add(segment);
        }
      }
    }
    return segments;
  }

  /** Deletes what a crash left half made. */
  void prepare() throws IOException {
    DurableFiles.createDirectories(directory);
    for (Path entry : DurableFiles.list(directory)) {
      if (entry.getFileName().toString().startsWith(DurableFiles.ASIDE_PREFIX)) {
        DurableFiles.deleteTree(entry);
      } else if (SegmentId.parse(entry.getFileName().toString()) != null) {
        GhostSegment.remove(entry);
      }
    }
  }

  /**
   * Creates a segment. It is there, whole and forced, or not at all: it is made under another name,
   * and renaming it is the one step that counts.
   */
  void create(SegmentId segment, SegmentHeader header) throws IOException {
    Path aside = directory.resolve(DurableFiles.ASIDE_PREFIX + segment);
    createAside(aside, header);
    DurableFiles.rename(aside, path(segment));
  }

  /**
   * Makes a segment, whole and forced, that has no name yet; in place of one made before.
   *
   * @return where it is.
   */
  Path createSpare(SegmentHeader header) throws IOException {
    if (Files.exists(spare)) {
      DurableFiles.deleteTree(spare);
    }
    createAside(spare, header);
    return spare;
  }

  private static void createAside(Path aside, SegmentHeader header) throws IOException {
    Files.createDirectory(aside);
    header.write(aside);
    ForcedMark.create(aside);
    SegmentAppender.initialise(aside, header.blockBytes());
    DurableFiles.forceTree(aside);
  }

  /** Writes another header into the segment that has no name yet, and forces it. */
  void rewriteSpare(SegmentHeader header) throws IOException {
    header.write(spare);
  }

  /**
   * Gives the segment that was made before its name; this is not forced.
   *
   * @return where it is now.
   */
  Path revealSpare(SegmentId segment) throws IOException {
    return Files.move(spare, path(segment), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Forces the names of the segments. */
  void forceNames() throws IOException {
    DurableFiles.forceDirectory(directory);
  }

  /** Gives a segment a name that is none, so that it can go file by file. */
  Path setAside(SegmentId segment) throws IOException {
    Path aside = directory.resolve(DurableFiles.ASIDE_PREFIX + "pruned-" + segment);
    DurableFiles.rename(path(segment), aside);
    return aside;
  }

  /**
   * Removes segments that hold nothing, each in one step for whoever reads; a crash on the way
   * leaves some that hold nothing still.
   */
  void remove(List<SegmentId> superseded) throws IOException {
    for (SegmentId segment : superseded) {
      if (segment.isBase()) {
        DurableFiles.forceDirectory(directory); // it is all that keeps the older ones void
      }
      Path aside = directory.resolve(DurableFiles.ASIDE_PREFIX + "void-" + segment);
      Files.move(path(segment), aside, StandardCopyOption.ATOMIC_MOVE);
      DurableFiles.deleteTree(aside);
    }
    if (!superseded.isEmpty()) {
      DurableFiles.forceDirectory(directory);
    }
  }
}
