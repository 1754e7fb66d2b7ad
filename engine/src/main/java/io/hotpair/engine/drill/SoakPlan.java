package io.hotpair.engine.drill;

import io.hotpair.engine.config.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a soak does: either some minutes under load with snapshots and retention on, or pairs of
 * windows, one without and one with snapshots on the hot node.
 *
 * @param rate operations per second.
 * @param seconds how long the load lasts; not used with windows.
 * @param sampleSeconds between two looks at the nodes.
 * @param windows pairs of windows; 0 for a soak.
 * @param windowSeconds of each window.
 * @param book orders that rest in the book before it begins; 0 for none.
 * @param fillRate operations per second while the book is filled.
 * @param seed of the generator.
 * @param directory for journals and logs; empty for a fresh one.
 * @param isKept whether the directory stays there after a success.
 * @param json where the result for machines goes.
 * @param settings of the pair.
 */
public record SoakPlan(
    long rate,
    long seconds,
    long sampleSeconds,
    int windows,
    long windowSeconds,
    long book,
    long fillRate,
    long seed,
    Optional<Path> directory,
    boolean isKept,
    Optional<Path> json,
    Settings settings) {
  boolean isOfWindows() {
    return windows > 0;
  }
}
