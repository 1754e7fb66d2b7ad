package io.hotpair.engine.drill;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How another process of Hotpair is started: same Java, same options, same class path. */
final class JavaCommand {
  private static final String MAIN_CLASS = "io.hotpair.engine.cli.Hotpair";
  private static final List<String> NOT_INHERITED =
      List.of(
          "-Xm", "-XX:+Use", "-XX:MaxDirectMemorySize", "-Dhotpair.", "-javaagent", "-agentlib");
  private static final List<String> OWN =
      List.of("-Xms128m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  private JavaCommand() {}

  /** This process's own command line with other arguments. */
  static List<String> again(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(javaBinary());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN_CLASS));
    command.addAll(arguments);
    return command;
  }

  private static String javaBinary() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static List<String> of(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(javaBinary());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (NOT_INHERITED.stream().noneMatch(option::startsWith)) {
        command.add(option);
      }
    }
    command.addAll(OWN);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(MAIN_CLASS);
    command.addAll(List.of(arguments));
    return command;
  }
}
