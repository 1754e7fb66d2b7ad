package io.hotpair.benchmarks.rig;

import io.hotpair.benchmarks.result.RunResult;
import io.hotpair.benchmarks.result.Table;
import java.io.PrintStream;

/** Tells people how far a rig is. */
public final class Progress {
  private final PrintStream out;

  /**
   * Creates it.
   *
   * @param out for people.
   */
  public Progress(PrintStream out) {
    this.out = out;
  }

  void onRun(RunResult result) {
    StringBuilder line = new StringBuilder();
    line.append(String.format("%s %s run %d:", result.system(), result.label(), result.run()));
    result
        .figures()
        .forEach(
            (figure, value) ->
                line.append(' ')
                    .append(figure)
                    .append(' ')
                    .append(Table.number(value))
                    .append(','));
    line.setLength(line.length() - 1);
    out.println(line);
    out.flush();
  }

  void note(String text) {
    out.println(text);
    out.flush();
  }
}
