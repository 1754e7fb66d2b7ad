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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few cells of the fault matrix, once each, on real processes. */
@Timeout(180)
class FaultMatrixIT {
  private static final long RATE = 1_000;

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
    Settings settings = Settings.defaults().with(Setting.IDLE, "backoff");
    StringWriter out = new StringWriter();
    MatrixPlan plan =
        new MatrixPlan(1, true, name, RATE, System.nanoTime(), directory.resolve("m"), settings);
    assertTrue(Matrix.run(plan, new PrintWriter(out)), out.toString());
  }
}
