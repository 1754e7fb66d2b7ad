package io.hotpair.benchmarks.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.pipeline.StageObserver.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagesTest {
  private static final long NUMBER = 32;

  private final Stamps client = new Stamps();
  private final Stamps primary = new Stamps();
  private final Stamps hot = new Stamps();

  private static void stamp(Stamps stamps, long startNs, Point... points) {
    for (int i = 0; i < points.length; i++) {
      stamps.stamp(points[i], NUMBER, startNs + i * 1_000L);
    }
  }

  private void stampAll() {
    stamp(client, 1_000, Point.OFFERED);
    stamp(primary, 5_000, Point.INGRESS, Point.SEQUENCED, Point.JOURNALED, Point.SENT);
    stamp(hot, 12_000, Point.RECEIVED, Point.JOURNALED, Point.ACKED, Point.APPLIED, Point.ANSWERED);
    stamp(primary, 20_000, Point.COMMITTED, Point.APPLIED, Point.ANSWERED);
    stamp(client, 30_000, Point.HEARD);
  }

  @Test
  void shouldAddUpToTheWayOfTheFirstAnswer() {
    stampAll();
    Map<String, Double> micros = Stages.of(client, primary, hot, 0).micros();
    double sum =
        micros.entrySet().stream()
            .filter(e -> e.getKey().startsWith("stage ") && !e.getKey().contains("p99"))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    assertEquals(micros.get("offered to first heard µs"), sum, 0.1);
    assertEquals(4, micros.get("stage sent to received by hot µs"), 0.01);
    assertEquals(6, micros.get("acked to committed by primary µs"), 0.01);
  }

  @Test
  void shouldLeaveOutTheWarmUpAndWhatHasNotAllStamps() {
    stampAll();
    primary.stamp(Point.SENT, 2 * NUMBER, 1);
    assertTrue(Stages.of(client, primary, hot, NUMBER + Stamps.EVERY).micros().isEmpty());
  }

  @Test
  void shouldStampAsAckedWhatAnAckIncludesAndSurviveItsFile(@TempDir Path directory)
      throws IOException {
    StampingObserver observer = new StampingObserver(hot);
    observer.on(Stage.RECEIVED, 7, NUMBER, 100);
    observer.on(Stage.RECEIVED, 7, 2 * NUMBER, 132);
    observer.on(Stage.RECEIVED, 0, 3 * NUMBER, 133);
    observer.on(Stage.ACKED, 0, 0, 131);
    Path file = directory.resolve("stamps");
    hot.write(file);
    Stamps read = Stamps.read(file);
    long row = NUMBER / Stamps.EVERY;
    assertTrue(read.at(Point.ACKED, row) >= read.at(Point.RECEIVED, row));
    assertTrue(read.at(Point.RECEIVED, 2 * row) != 0, "received");
    assertEquals(0, read.at(Point.ACKED, 2 * row), "behind the ack");
    assertEquals(0, read.at(Point.RECEIVED, 3 * row), "of no client");
  }
}
