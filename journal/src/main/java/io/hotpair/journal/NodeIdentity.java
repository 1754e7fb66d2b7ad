package io.hotpair.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whose journal a directory holds: the file NODE. */
record NodeIdentity(String clusterName, int nodeId) {
  static final String FILE_NAME = "NODE";
  private static final long FORMAT = 1;

  static NodeIdentity read(Path directory) {
    KeyValueFile file = KeyValueFile.read(directory.resolve(FILE_NAME));
    file.requireFormat(FORMAT);
    return new NodeIdentity(file.text("cluster"), (int) file.number("node"));
  }

  /** Makes the directory this node's, or checks that it is. */
  void claim(Path directory, boolean hasSegments) throws IOException {
    Path file = directory.resolve(FILE_NAME);
    if (Files.exists(file)) {
      NodeIdentity owner = read(directory);
      if (!owner.equals(this)) {
        throw new JournalException(
            directory
                + " holds the journal of "
                + owner
                + ", not of "
                + this
                + ": give each node a directory of its own");
      }
      return;
    }
    if (hasSegments) {
      throw new JournalException(
          file + " is missing though there are segments: restore it, or move the segments away");
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("format", Long.toString(FORMAT));
    values.put("cluster", clusterName);
    values.put("node", Integer.toString(nodeId));
    DurableFiles.replace(file, KeyValueFile.format(values));
  }

  @Override
  public String toString() {
    return "node " + nodeId + " of cluster '" + clusterName + "'";
  }
}
