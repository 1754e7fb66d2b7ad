package io.hotpair.engine.drill;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.drill.lab.LabException;
import io.hotpair.engine.drill.lab.NetworkLab;
import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.agrona.IoUtil;

/** The fault matrix on real processes: a drill, or several, for every cell. One thread. */
public final class Matrix {
  private static final int FAULTS_PER_DRILL = 2;

  /** A storm is many faults in a row, and a drill's flow ends a minute after its operations. */
  private static final int STORMS_PER_DRILL = 1;

  private static final int CLIENTS = 2;
  private static final long FAULT_FOR_MS = 3_000;
  private static final long RESTART_AFTER_MS = 300;

  /**
   * Longer than any stall of a busy disk: what is judged is what the pair does, not the machine.
   */
  private static final long SESSION_TIMEOUT_MS = 120_000;

  private static final double AT = 0.5;

  private final MatrixPlan plan;
  private final PrintWriter out;

  private Matrix(MatrixPlan plan, PrintWriter out) {
    this.plan = plan;
    this.out = out;
  }

  /**
   * Runs the cells and prints a Markdown table. A run that fails keeps its directory.
   *
   * @param plan which cells, how often.
   * @param out for people.
   * @return true if every cell holds.
   * @throws CommandException if no cell is chosen, or the directory cannot be used.
   * @throws IOException if a file could not be written.
   * @throws InterruptedException if the thread was interrupted, for instance by Ctrl-C.
   */
  public static boolean run(MatrixPlan plan, PrintWriter out)
      throws IOException, InterruptedException {
    return new Matrix(plan, out).run();
  }

  private boolean run() throws IOException, InterruptedException {
    List<MatrixCell> cells = chosen();
    Optional<String> noLab = NetworkLab.whyUnavailable();
    Files.createDirectories(plan.directory());
    CellResult.header().forEach(out::println);
    boolean isOk = true;
    boolean isSkipping = false;
    for (MatrixCell cell : cells) {
      CellResult result = new CellResult(cell);
      if (cell.fault().isOfLinks() && noLab.isPresent()) {
        result.skip(noLab.get());
        isSkipping = true;
      } else {
        runCell(cell, result);
      }
      out.println(result.row());
      result.problems().forEach(problem -> out.println("<!-- " + problem + " -->"));
      out.flush();
      isOk &= result.isOk();
    }
    if (isSkipping) {
      out.println();
      out.println("Skipped: links cannot be disturbed here (" + noLab.get() + ").");
    }
    String[] kept = plan.directory().toFile().list();
    if (kept != null && kept.length == 0) {
      Files.delete(plan.directory());
    } else {
      out.println();
      out.println("Failed runs are kept in " + plan.directory());
    }
    out.flush();
    return isOk;
  }

  private List<MatrixCell> chosen() {
    List<MatrixCell> all = plan.isQuick() ? MatrixCell.quick() : MatrixCell.all();
    if (plan.cells().isEmpty()) {
      return all;
    }
    List<String> wanted = Arrays.stream(plan.cells().split(",")).map(String::strip).toList();
    List<MatrixCell> chosen =
        all.stream()
            .filter(cell -> wanted.stream().anyMatch(part -> cell.name().contains(part)))
            .toList();
    if (chosen.isEmpty()) {
      throw new CommandException(
          "--cells "
              + plan.cells()
              + ": there is no such cell; there are "
              + String.join(" ", all.stream().map(MatrixCell::name).toList()));
    }
    return chosen;
  }

  private void runCell(MatrixCell cell, CellResult result)
      throws IOException, InterruptedException {
    boolean isStorm = cell.fault().action() == Fault.Action.STORM;
    int atOnce = isStorm ? STORMS_PER_DRILL : FAULTS_PER_DRILL;
    int left = plan.runs();
    for (int i = 0; left > 0; i++) {
      int faults = Math.min(left, atOnce);
      left -= faults;
      String name =
          cell.name().replace(">", "-to-").replaceAll("[^a-z]+", "-") + "-" + (plan.seed() + i);
      Path directory = plan.directory().resolve(name);
      Path log = plan.directory().resolve(name + ".log");
      boolean isOk = runDrill(drill(cell, faults, plan.seed() + i, directory), log, result);
      if (isOk) {
        IoUtil.delete(directory.toFile(), true);
        Files.delete(log);
      }
    }
  }

  private boolean runDrill(DrillPlan drill, Path log, CellResult result)
      throws IOException, InterruptedException {
    try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(log))) {
      Verdict verdict = Drill.verdict(drill, writer, false);
      result.add(verdict);
      return verdict.isOk();
    } catch (CommandException | LabException e) {
      result.fail(log + ": " + e.getMessage());
      return false;
    }
  }

  private DrillPlan drill(MatrixCell cell, int faults, long seed, Path directory) {
    String service = cell.service().name().toLowerCase(Locale.ROOT);
    return new DrillPlan(
        cell.service(),
        Optional.empty(),
        seed,
        plan.rate(),
        plan.rate() * 2,
        KillTarget.NONE,
        AT,
        RESTART_AFTER_MS,
        1,
        Optional.of(directory),
        false,
        Optional.empty(),
        Optional.empty(),
        plan.settings()
            .with(Setting.SERVICE, service)
            .with(Setting.SESSION_TIMEOUT_MS, SESSION_TIMEOUT_MS),
        Optional.empty(),
        CLIENTS,
        Optional.of(new FaultPlan(cell.fault(), faults, FAULT_FOR_MS, seed)));
  }
}
