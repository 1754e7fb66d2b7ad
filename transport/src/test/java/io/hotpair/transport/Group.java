package io.hotpair.transport;

import static org.junit.jupiter.api.Assertions.fail;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.driver.ext.DebugReceiveChannelEndpoint;
import io.aeron.driver.ext.LossGenerator;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Processes of one group inside a test, each with a media driver of its own (on shared memory, one
 * for all), all driven by the test's thread.
 */
final class Group implements AutoCloseable {
  private static final long PATIENCE_NS = 10_000_000_000L;
  private static final int PORTS = 92;

  final List<String> errors = new ArrayList<>();
  final FrameRejections rejections = new FrameRejections();
  final Topology topology;
  private final List<MediaDriverLauncher> drivers = new ArrayList<>();
  private final List<MediaDriverLauncher> stopped = new ArrayList<>();
  private UnaryOperator<MediaDriver.Context> adjustment = UnaryOperator.identity();
  private final List<Runnable> polls = new ArrayList<>();

  Group(Topology.Mode mode, int nodes) {
    this(mode, nodes, freePortBase());
  }

  Group(Topology.Mode mode, int nodes, int portBase) {
    TopologyBuilder builder = Topology.builder(mode).portBase(portBase);
    for (int i = 0; i < nodes; i++) {
      builder.node(i, "127.0.0.1");
    }
    topology = builder.build();
  }

  /** Makes every driver that is started from now on lose some of the datagrams that it gets. */
  void lose(LossGenerator losses) {
    adjustment =
        context ->
            context.receiveChannelEndpointSupplier(
                (channel, dispatcher, status, driver) ->
                    new DebugReceiveChannelEndpoint(
                        channel, dispatcher, status, driver, losses, (a, b, length) -> false));
  }

  MediaDriverLauncher driver(String name) {
    if (topology.mode() == Topology.Mode.IPC && !drivers.isEmpty()) {
      return drivers.get(0);
    }
    MediaDriverContext context =
        new MediaDriverContext()
            .name(name)
            .threadingMode(ThreadingMode.INVOKER)
            .errorHandler(error -> errors.add(name + ": " + error));
    context.driverAdjustment = adjustment;
    MediaDriverLauncher driver = MediaDriverLauncher.launch(context);
    drivers.add(driver);
    return driver;
  }

  void kill(MediaDriverLauncher driver) {
    drivers.remove(driver);
    driver.close();
  }

  /** Gives a process no more time, as SIGSTOP does, until {@link #resume}. */
  void stop(MediaDriverLauncher driver) {
    drivers.remove(driver);
    stopped.add(driver);
  }

  void resume(MediaDriverLauncher driver) {
    stopped.remove(driver);
    drivers.add(driver);
  }

  void onTurn(Runnable poll) {
    polls.add(poll);
  }

  void forget(Runnable poll) {
    polls.remove(poll);
  }

  /**
   * A turn of everybody, each driver as a node turns it: a driver takes one datagram of a socket at
   * a time, so one that did no more for each that is sent would never catch up after a pause.
   */
  void turn() {
    for (int i = 0; i < drivers.size(); i++) {
      drivers.get(i).invokeInARow();
    }
    for (int i = 0; i < polls.size(); i++) {
      polls.get(i).run();
    }
  }

  void await(String what, BooleanSupplier condition) {
    long startNs = System.nanoTime();
    while (!condition.getAsBoolean()) {
      turn();
      if (System.nanoTime() - startNs > PATIENCE_NS) {
        fail("waited in vain until " + what + "; errors: " + errors + "; " + rejections);
      }
    }
  }

  /** Lets time pass while everybody works. */
  void turnFor(long durationNs, Runnable each) {
    long startNs = System.nanoTime();
    while (System.nanoTime() - startNs < durationNs) {
      turn();
      each.run();
    }
  }

  @Override
  public void close() {
    polls.clear();
    drivers.forEach(MediaDriverLauncher::close);
    stopped.forEach(MediaDriverLauncher::close);
  }

  static int freePortBase() {
    for (int i = 0; i < 100; i++) {
      int base = ThreadLocalRandom.current().nextInt(10_000, 32_000);
      if (isFree(base)) {
        return base;
      }
    }
    throw new IllegalStateException("no free ports");
  }

  private static boolean isFree(int base) {
    List<DatagramSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < PORTS; i++) {
        sockets.add(new DatagramSocket(base + i, InetAddress.getLoopbackAddress()));
      }
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      sockets.forEach(DatagramSocket::close);
    }
  }
}
