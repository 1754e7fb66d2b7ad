package io.hotpair.engine.cli;

import io.hotpair.engine.config.Setting;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists all settings. */
@Command(
    name = "settings",
    description = "Lists every setting with its default and meaning.",
    mixinStandardHelpOptions = true)
final class SettingsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--markdown", description = "Print a Markdown table.")
  private boolean isMarkdown;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (isMarkdown) {
      out.println("| setting | default | meaning |\n|---|---|---|");
    }
    for (Setting setting : Setting.values()) {
      if (isMarkdown) {
        out.printf(
            "| `%s` | %s | %s |%n",
            setting.key(),
            setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`",
            setting.meaning().replace("|", "\\|"));
      } else {
        out.printf("%s = %s%n    %s%n", setting.key(), setting.defaultValue(), setting.meaning());
      }
    }
    out.flush();
  }
}
