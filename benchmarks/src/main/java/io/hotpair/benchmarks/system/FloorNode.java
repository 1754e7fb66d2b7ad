package io.hotpair.benchmarks.system;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.host.Host;
import io.hotpair.engine.host.ThreadMode;
import io.hotpair.engine.host.ThreadSetup;
import io.hotpair.engine.process.Lifetime;
import io.hotpair.journal.ChronicleJournal;
import io.hotpair.transport.FrameRejections;
import io.hotpair.transport.MediaDriverLauncher;
import io.hotpair.transport.NodeHandlers;
import io.hotpair.transport.NodeTransport;
import java.nio.file.Path;
import org.agrona.concurrent.IdleStrategy;

/** A process of the floor. */
public final class FloorNode {
  private static final int LIMIT = 16;
  private static final String CLUSTER = "floor";

  private FloorNode() {}

  /**
   * Runs until standard input ends or a signal comes.
   *
   * @param arguments node id, hops, channel, threads, port base, driver, its directory, journal,
   *     core (negative: any).
   * @throws InterruptedException if the main thread is interrupted.
   */
  public static void main(String[] arguments) throws InterruptedException {
    int nodeId = Integer.parseInt(arguments[0]);
    int hops = Integer.parseInt(arguments[1]);
    Settings settings =
        Settings.defaults()
            .with(Setting.CHANNEL, arguments[2])
            .with(Setting.THREADS, arguments[3])
            .with(Setting.PORT_BASE, arguments[4])
            .with(Setting.DRIVER, arguments[5])
            .with(Setting.AERON_DIR, arguments[6]);
    Lifetime lifetime = new Lifetime();
    lifetime.endWithStandardInput();
    Loop loop = new Loop(nodeId, hops, settings, Path.of(arguments[7]), lifetime);
    ThreadSetup setup = new ThreadSetup(Integer.parseInt(arguments[8]), 0, false);
    Thread thread =
        new Thread(
            () -> {
              setup.apply();
              loop.run();
            },
            "floor-" + nodeId);
    thread.start();
    Throwable failure = lifetime.await();
    loop.isEnding = true;
    thread.join();
    if (failure != null) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private static final class Loop implements Runnable {
    private final int nodeId;
    private final int hops;
    private final Settings settings;
    private final Path directory;
    private final Lifetime lifetime;
    private volatile boolean isEnding;

    Loop(int nodeId, int hops, Settings settings, Path directory, Lifetime lifetime) {
      this.nodeId = nodeId;
      this.hops = hops;
      this.settings = settings;
      this.directory = directory;
      this.lifetime = lifetime;
    }

    @Override
    public void run() {
      Host host = Host.of(settings);
      try (ChronicleJournal journal =
              ChronicleJournal.open(
                  new ChronicleJournal.Context()
                      .directory(directory)
                      .clusterName(CLUSTER)
                      .nodeId(nodeId));
          MediaDriverLauncher driver = host.launchDriver("floor-" + nodeId, lifetime::fail)) {
        FloorRelay relay = new FloorRelay(nodeId, hops, journal);
        try (NodeTransport transport =
            NodeTransport.launch(
                driver.aeron(),
                host.topology(),
                nodeId,
                new NodeHandlers(relay, relay, relay, relay),
                new FrameRejections())) {
          relay.transport(transport);
          drive(host, driver, transport, relay);
        }
      } catch (RuntimeException e) {
        lifetime.fail(e);
      }
    }

    private void drive(
        Host host, MediaDriverLauncher driver, NodeTransport transport, FloorRelay relay) {
      IdleStrategy idle = host.idle().newStrategy();
      boolean isShared = host.threads() == ThreadMode.SHARED;
      while (!isEnding) {
        int work = isShared ? driver.invoke() : 0;
        work += transport.pollControl(LIMIT) + transport.pollRecords(LIMIT);
        work += transport.pollIngress(LIMIT) + relay.onDuty();
        idle.idle(work);
      }
    }
  }
}
