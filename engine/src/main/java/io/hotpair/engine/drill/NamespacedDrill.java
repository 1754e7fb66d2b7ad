package io.hotpair.engine.drill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A drill in network namespaces: makes them, runs the drill again inside, removes them. */
public final class NamespacedDrill {
  private NamespacedDrill() {}

  /**
   * Runs it.
   *
   * @param arguments of the command hotpair, for the drill inside; the option {@code
   *     --in-namespaces} is added.
   * @return exit code of the drill inside.
   * @throws io.hotpair.engine.process.CommandException if there can be no namespaces here.
   * @throws IOException if the drill cannot be started.
   * @throws InterruptedException if the thread was interrupted; the drill inside has ended then.
   */
  public static int run(List<String> arguments) throws IOException, InterruptedException {
    try (NetworkNamespaces namespaces = NetworkNamespaces.create()) {
      List<String> inside = new ArrayList<>(arguments);
      inside.add("--in-namespaces=" + namespaces.prefix());
      NamespacePlacement placement = new NamespacePlacement(namespaces.prefix());
      List<String> command = new ArrayList<>(placement.prefix(NamespacePlacement.CLIENT));
      command.addAll(JavaCommand.again(inside));
      Process drill = new ProcessBuilder(command).inheritIO().start();
      return await(drill);
    }
  }

  /** Ctrl-C reaches the drill inside as well, which then ends its processes first. */
  private static int await(Process drill) throws InterruptedException {
    try {
      return drill.waitFor();
    } catch (InterruptedException e) {
      drill.destroy();
      return drill.waitFor();
    }
  }
}
