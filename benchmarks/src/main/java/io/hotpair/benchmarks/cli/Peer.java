package io.hotpair.benchmarks.cli;

import java.util.Locale;

/** What Hotpair is compared with. */
enum Peer {
  AERON_CLUSTER,
  RATIS,
  FLOOR;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Peer of(String text) {
    for (Peer peer : values()) {
      if (peer.toString().equals(text)) {
        return peer;
      }
    }
    throw new IllegalArgumentException("--peer " + text + ": aeron-cluster, ratis or floor");
  }
}
