package io.hotpair.engine.cli;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.host.Host;
import java.io.PrintWriter;
import java.nio.file.Path;

/** The one line that a serving process prints when it has started. */
final class StartLine {
  private StartLine() {}

  static void print(PrintWriter out, String name, Settings settings, String what) {
    out.println(
        "hotpair "
            + name
            + " of '"
            + settings.get(Setting.CLUSTER)
            + "' runs, pid "
            + ProcessHandle.current().pid()
            + ": "
            + what
            + ", "
            + Host.of(settings).topology()
            + ", directory "
            + Path.of(settings.get(Setting.DIR)).toAbsolutePath().normalize());
    out.flush();
  }
}
