package io.hotpair.engine.cli;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.counters.CountersFile;
import io.hotpair.engine.events.JsonText;
import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.process.ProcessFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how the processes of one directory are. */
@Command(
    name = "status",
    description = {
      "Shows how the processes are that run on this host with the settings' hotpair.dir.",
      "It only reads their counters; it never speaks to them."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SettingsOptions options;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean isJson;

  @Override
  public Integer call() throws Exception {
    Path directory = Path.of(options.settings().get(Setting.DIR)).toAbsolutePath().normalize();
    List<ProcessStatus> found = new ArrayList<>();
    for (ProcessFile.Entry entry : ProcessFile.running(directory)) {
      read(entry, found);
    }
    if (found.isEmpty()) {
      throw new CommandException(
          "no process of Hotpair runs with the directory "
              + directory
              + " (hotpair.dir): start one, or give the --config that it runs with");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      StringBuilder json = new StringBuilder();
      JsonText.append(json, Map.of("processes", found.stream().map(this::toJson).toList()));
      out.println(json);
    } else {
      found.forEach(status -> print(status, out));
    }
    out.flush();
    return 0;
  }

  private void print(ProcessStatus status, PrintWriter out) {
    new StatusTable(out).print(status);
    if (isNode(status)) {
      storage().text(status.own()).forEach(out::println);
    }
  }

  private Map<String, Object> toJson(ProcessStatus status) {
    Map<String, Object> object = status.toJson();
    if (isNode(status)) {
      object.put("storage", storage().toJson());
    }
    return object;
  }

  private static boolean isNode(ProcessStatus status) {
    return status.nodes().isEmpty() && status.own().containsKey("held");
  }

  private StorageStatus storage() {
    return StorageStatus.of(options.settings(), System.currentTimeMillis());
  }

  private static void read(ProcessFile.Entry entry, List<ProcessStatus> into) {
    try (CountersFile counters = CountersFile.open(entry.counters())) {
      into.add(ProcessStatus.of(entry.name(), entry.pid(), counters.read()));
    } catch (IOException e) {
      // It ended between the look at its file and this one.
    }
  }
}
