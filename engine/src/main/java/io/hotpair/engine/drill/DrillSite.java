package io.hotpair.engine.drill;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.host.Host;
import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.process.ProcessLog;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.agrona.IoUtil;

/** Where a drill lives: a directory with a settings file and a directory for each process. */
final class DrillSite {
  static final String WATCHDOG = "watchdog";
  private static final Path PARENT = Path.of("hotpair-drill");

  private final Path directory;
  private final Placement placement;
  private final List<Integer> nodeIds;

  private DrillSite(Path directory, Placement placement, List<Integer> nodeIds) {
    this.directory = directory;
    this.placement = placement;
    this.nodeIds = nodeIds;
  }

  static DrillSite create(Optional<Path> chosen, Settings settings, Placement placement)
      throws IOException {
    Path directory = chosen.orElseGet(DrillSite::freshDirectory).toAbsolutePath().normalize();
    if (Files.isRegularFile(directory)) {
      throw new CommandException("--dir " + directory + " is a file: name a directory");
    }
    Files.createDirectories(directory);
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.findAny().isPresent()) {
        throw new CommandException("--dir " + directory + " is not empty: name a new directory");
      }
    }
    List<Integer> nodeIds = new ArrayList<>(Host.nodesOf(settings).keySet());
    DrillSite site = new DrillSite(directory, placement, nodeIds);
    for (String name : site.names()) {
      site.writeSettings(name, settings);
    }
    site.writeSettings(Fault.CLIENT, settings);
    return site;
  }

  private static Path freshDirectory() {
    String time =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .format(LocalDateTime.now(ZoneId.systemDefault()));
    Path fresh = PARENT.resolve(time);
    for (int i = 2; Files.exists(fresh); i++) {
      fresh = PARENT.resolve(time + "-" + i);
    }
    return fresh;
  }

  private void writeSettings(String name, Settings settings) throws IOException {
    int nodeId = PairObserver.nodeOf(name);
    Settings own =
        placement.adapt(
            name,
            settings
                .with(Setting.DIR, directoryOf(name))
                .with(Setting.NODE_ID, Math.max(0, nodeId)));
    Properties properties = new Properties();
    for (Setting setting : Setting.values()) {
      if (!own.get(setting).equals(setting.defaultValue())) {
        properties.setProperty(setting.key(), own.get(setting));
      }
    }
    try (Writer writer = Files.newBufferedWriter(settingsFile(name))) {
      properties.store(writer, "hotpair " + name);
    }
  }

  /** The watchdog, then the nodes. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    names.add(WATCHDOG);
    nodeIds.forEach(id -> names.add(nameOf(id)));
    return names;
  }

  List<Integer> nodeIds() {
    return nodeIds;
  }

  static String nameOf(int nodeId) {
    return "node-" + nodeId;
  }

  /** A node as people call it: A, B and so on. */
  String letterOf(int nodeId) {
    return Character.toString('A' + nodeIds.indexOf(nodeId));
  }

  /** A process as people call it. */
  String titleOf(String name) {
    int nodeId = PairObserver.nodeOf(name);
    return nodeId < 0 ? name : letterOf(nodeId);
  }

  Path directory() {
    return directory;
  }

  Path directoryOf(String name) {
    return directory.resolve(name);
  }

  Path eventsOf(String name) {
    return ProcessLog.file(directoryOf(name), name);
  }

  Path outputOf(String name) {
    return directory.resolve(name + ".out");
  }

  private Path settingsFile(String name) {
    return directory.resolve(name + ".properties");
  }

  /** Command line of a process. */
  List<String> command(String name, boolean isFirst) {
    List<String> arguments = new ArrayList<>();
    boolean isWatchdog = name.equals(WATCHDOG);
    arguments.add(isWatchdog ? WATCHDOG : "node");
    arguments.add("--config");
    arguments.add(settingsFile(name).toString());
    arguments.add("--end-with-stdin");
    if (isWatchdog && isFirst) {
      arguments.add("--create");
    }
    List<String> command = new ArrayList<>(placement.prefix(name));
    command.addAll(JavaCommand.of(arguments.toArray(String[]::new)));
    return command;
  }

  /** Command line of a client's process; the settings go beside those of the others. */
  List<String> clientCommand(String subcommand, String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.add(subcommand);
    arguments.add("--config");
    arguments.add(settingsFile(Fault.CLIENT).toString());
    arguments.addAll(List.of(options));
    List<String> command = new ArrayList<>(placement.prefix(Fault.CLIENT));
    command.addAll(JavaCommand.of(arguments.toArray(String[]::new)));
    return command;
  }

  void delete() {
    IoUtil.delete(directory.toFile(), true);
    Path parent = directory.getParent();
    if (parent.endsWith(PARENT)) {
      String[] rest = parent.toFile().list();
      if (rest != null && rest.length == 0) {
        IoUtil.delete(parent.toFile(), true);
      }
    }
  }
}
