package io.hotpair.engine.drill;

import io.hotpair.engine.tools.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Whether disk use and memory level off: the most in the last third of the samples is held against
 * the most in the third before. The first third does not count.
 */
final class LevelJudge {
  private static final int THIRDS = 3;
  private static final long ALLOWED_PERCENT = 110;
  private static final long ALLOWED_MEMORY_BYTES = 16L << 20;
  private static final int WHOLE = 100;

  private final List<SoakSample> samples;
  private final long segmentBytes;

  /**
   * Ties it to a soak.
   *
   * @param segmentBytes about the bytes of one journal segment, the step in which disk use moves.
   */
  LevelJudge(List<SoakSample> samples, long segmentBytes) {
    this.samples = samples;
    this.segmentBytes = segmentBytes;
  }

  static String rule() {
    return "level: in the last third a node's disk use is at most 110 % of that in the third before"
        + " plus one journal segment, its memory (without mapped files) at most 110 % plus 16 MiB";
  }

  /** Everything that does not level off, in words. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (samples.size() < 2 * THIRDS) {
      problems.add("only " + samples.size() + " samples: too few to judge");
      return problems;
    }
    for (String letter : samples.get(0).nodes().keySet()) {
      judge(letter, "disk use", NodeUsage::diskBytes, segmentBytes, problems);
      judge(letter, "memory", NodeUsage::memoryBytes, ALLOWED_MEMORY_BYTES, problems);
    }
    return problems;
  }

  private void judge(
      String letter,
      String what,
      ToLongFunction<NodeUsage> value,
      long allowedBytes,
      List<String> problems) {
    long before = most(letter, value, samples.size() / THIRDS, samples.size() * 2 / THIRDS);
    long last = most(letter, value, samples.size() * 2 / THIRDS, samples.size());
    if (last > before * ALLOWED_PERCENT / WHOLE + allowedBytes) {
      problems.add(
          "node "
              + letter
              + "'s "
              + what
              + " does not level off: "
              + Sizes.text(before)
              + " in the second third, "
              + Sizes.text(last)
              + " in the last");
    }
  }

  private long most(String letter, ToLongFunction<NodeUsage> value, int from, int to) {
    return samples.subList(from, to).stream()
        .mapToLong(sample -> value.applyAsLong(sample.nodes().get(letter)))
        .max()
        .orElse(0);
  }
}
