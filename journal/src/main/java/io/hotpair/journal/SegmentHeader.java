package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a segment knows of itself: the file SEGMENT, written before the segment gets its name.
 *
 * @param blockBytes size of Chronicle's mappings, which readers share.
 * @param bootId of the host's run in which it was written; empty if the host has no such thing.
 * @param epochs table of the records before the segment's first.
 */
record SegmentHeader(int blockBytes, String bootId, EpochTable epochs) {
  static final String FILE_NAME = "SEGMENT";
  private static final long FORMAT = 1;
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** The host's run now: memory-mapped writes survive within it, and only within it. */
  static String currentBootId() {
    try {
      return Files.readString(BOOT_ID).trim();
    } catch (IOException e) {
      return "";
    }
  }

  static SegmentHeader read(Path segment) {
    Path path = segment.resolve(FILE_NAME);
    KeyValueFile file = KeyValueFile.read(path);
    file.requireFormat(FORMAT);
    EpochTable epochs = new EpochTable();
    String text = file.text("epochs");
    try {
      if (!text.isEmpty()) {
        for (String entry : text.split(",", -1)) {
          int colon = entry.indexOf(':');
          epochs.restore(
              Long.parseLong(entry.substring(0, colon)),
              Long.parseLong(entry.substring(colon + 1)));
        }
        epochs.restoreEnd(file.number("last"));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new JournalException(path + " has a broken epoch table: " + text, e);
    }
    return new SegmentHeader((int) file.number("blockBytes"), file.text("boot"), epochs);
  }

  void write(Path segment) throws IOException {
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < epochs.size(); i++) {
      table.append(i == 0 ? "" : ",");
      table.append(epochs.epochAt(i)).append(':').append(epochs.firstSequenceAt(i));
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("format", Long.toString(FORMAT));
    values.put("blockBytes", Integer.toString(blockBytes));
    values.put("boot", bootId);
    values.put("epochs", table.toString());
    values.put("last", Long.toString(epochs.lastSequence()));
    DurableFiles.write(segment.resolve(FILE_NAME), KeyValueFile.format(values));
  }
}
