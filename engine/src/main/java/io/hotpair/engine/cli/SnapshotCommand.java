package io.hotpair.engine.cli;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.process.CommandException;
import io.hotpair.engine.snapshot.SnapshotKeeper;
import io.hotpair.engine.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a running node for a snapshot, and waits until it is there. */
@Command(
    name = "snapshot",
    description = "Asks a node that runs on this host for a snapshot, and waits for it.",
    mixinStandardHelpOptions = true)
final class SnapshotCommand implements Runnable {
  private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(50);

  @Spec private CommandSpec spec;

  @Mixin private SettingsOptions options;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait, ${DEFAULT-VALUE} by default.",
      defaultValue = "60")
  private int seconds;

  @Override
  public void run() {
    SnapshotStore store = new SnapshotStore(Path.of(options.settings().get(Setting.DIR)));
    if (!Files.isDirectory(store.directory())) {
      throw new CommandException(
          store.directory() + " is missing: give the settings of a node that runs on this host");
    }
    Path request = store.directory().resolve(SnapshotKeeper.REQUEST_NAME);
    try {
      Files.createFile(request);
    } catch (FileAlreadyExistsException e) {
      // somebody else asks for the same
    } catch (IOException e) {
      throw new CommandException(request + " cannot be made: " + e);
    }
    await(request);
    List<SnapshotStore.Entry> entries = store.list();
    if (entries.isEmpty()) {
      throw new CommandException("no snapshot was taken: the node's event log says why");
    }
    spec.commandLine().getOut().println(entries.get(0).path());
    spec.commandLine().getOut().flush();
  }

  private void await(Path request) {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (Files.exists(request)) {
      if (System.nanoTime() - deadlineNs > 0) {
        throw new CommandException(
            "no snapshot within "
                + seconds
                + " s: the node does not run, or is still at it; "
                + request
                + " stays, delete it to take the request back");
      }
      LockSupport.parkNanos(LOOK_NS);
    }
  }
}
