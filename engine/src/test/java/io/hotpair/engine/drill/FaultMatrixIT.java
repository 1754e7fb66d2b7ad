package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.drill.lab.NetworkLab;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few cells of the fault matrix, once each, on real processes. */
@Timeout(180)
class FaultMatrixIT {
  private static final long RATE = 1_000;

  /** As the matrix stops processes. */
  private static final double STOPPED_FOR_MS = 3_000;

  /** The median and the greatest gap of a row. */
  private static final Pattern GAP = Pattern.compile("\\| ([0-9.]+) / [0-9.]+ \\|");

  private static Optional<String> noLab;

  @TempDir private Path directory;

  @BeforeAll
  static void findOutWhetherLinksCanBeDisturbed() {
    noLab = NetworkLab.whyUnavailable();
  }

  static List<String> cells() {
    return MatrixCell.quick().stream().map(MatrixCell::name).toList();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void shouldLoseNothingUnderFault(String name) throws IOException, InterruptedException {
    MatrixCell cell =
        MatrixCell.quick().stream().filter(each -> each.name().equals(name)).findFirst().get();
    assumeTrue(
        !cell.fault().isOfLinks() || noLab.isEmpty(),
        () -> "links cannot be disturbed here: " + noLab.get());
    run(name, true);
  }

  @Test
  void shouldCountASilenceToItsEndWhereNobodyIsReplaced() throws IOException, InterruptedException {
    String row = run("stop:primary+hot/kv", false);
    Matcher gap = GAP.matcher(row);
    assertTrue(gap.find(), row);
    assertTrue(Double.parseDouble(gap.group(1)) >= STOPPED_FOR_MS, row);
  }

  /** Runs a cell once; returns what was printed. */
  private String run(String cell, boolean isQuick) throws IOException, InterruptedException {
    Settings settings = Settings.defaults().with(Setting.IDLE, "backoff");
    StringWriter out = new StringWriter();
    MatrixPlan plan =
        new MatrixPlan(1, isQuick, cell, RATE, System.nanoTime(), directory.resolve("m"), settings);
    assertTrue(Matrix.run(plan, new PrintWriter(out)), out.toString());
    return out.toString();
  }
}
