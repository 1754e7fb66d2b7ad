package io.hotpair.engine.linearizability;

import java.util.Arrays;

/** How far each session has come, and what the key holds; equal by content. */
final class Configuration {
  private final int[] fields;

  private Configuration(int[] fields) {
    this.fields = fields;
  }

  static Configuration of(SessionTrack[] tracks, int value) {
    int[] fields = new int[tracks.length + 1];
    for (int i = 0; i < tracks.length; i++) {
      fields[i] = tracks[i].front();
    }
    fields[tracks.length] = value;
    return new Configuration(fields);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Configuration that && Arrays.equals(fields, that.fields);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(fields);
  }
}
