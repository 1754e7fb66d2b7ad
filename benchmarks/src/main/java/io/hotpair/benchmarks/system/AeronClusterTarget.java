package io.hotpair.benchmarks.system;

import io.aeron.Aeron;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.cluster.client.EgressListener;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.Header;
import io.hotpair.benchmarks.load.LoadTarget;
import io.hotpair.engine.process.CommandException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Aeron Cluster's own client, with an embedded media driver, both driven by the polling thread, as
 * Hotpair's client does it. It connects again when its session is closed; messages that were on
 * their way are lost then, as its documentation says, and are given up.
 */
final class AeronClusterTarget implements LoadTarget, EgressListener {
  private static final long CONNECT_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);
  private static final long KEEP_ALIVE_NS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int LONGEST = 1 << 17;

  private final AnswerSink sink;
  private final AeronClusterPorts ports;
  private final MediaDriver driver;
  private final Aeron aeron;
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[LONGEST]);
  private AeronCluster.AsyncConnect connecting;
  private AeronCluster cluster;
  private long offered;
  private long lastAnswered;
  private long givenUp;
  private long nextKeepAliveNs;

  AeronClusterTarget(
      AeronClusterPorts ports, Path memory, String idle, int mtuLength, AnswerSink sink) {
    this.sink = sink;
    this.ports = ports;
    driver =
        MediaDriver.launch(
            new MediaDriver.Context()
                .mtuLength(mtuLength)
                .ipcMtuLength(mtuLength)
                .aeronDirectoryName(
                    memory.resolve("client-" + Integer.toHexString(hashCode())).toString())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.INVOKER)
                .termBufferSparseFile(true)
                .errorHandler(AeronClusterTarget::onError));
    aeron =
        Aeron.connect(
            new Aeron.Context()
                .aeronDirectoryName(driver.aeronDirectoryName())
                .driverAgentInvoker(driver.sharedAgentInvoker())
                .useConductorAgentInvoker(true)
                .errorHandler(AeronClusterTarget::onError));
    long deadlineNs = System.nanoTime() + CONNECT_TIMEOUT_NS;
    while (cluster == null) {
      poll();
      if (System.nanoTime() - deadlineNs > 0) {
        close();
        throw new CommandException("no session with the cluster within 60 s; idle is " + idle);
      }
    }
  }

  private static void onError(Throwable error) {
    System.err.println("aeron cluster client: " + error.getMessage());
  }

  @Override
  public long offer(DirectBuffer buffer, int offset, int length) {
    if (cluster == null) {
      return NO_ROOM;
    }
    message.putLong(0, offered + 1);
    message.putBytes(AeronClusterService.PREFIX_LENGTH, buffer, offset, length);
    long result = cluster.offer(message, 0, AeronClusterService.PREFIX_LENGTH + length);
    if (result <= 0) {
      return NO_ROOM;
    }
    return ++offered;
  }

  @Override
  public int poll() {
    int work = driver.sharedAgentInvoker().invoke() + aeron.conductorAgentInvoker().invoke();
    if (cluster == null) {
      connect();
      return work;
    }
    work += cluster.pollEgress();
    long nowNs = System.nanoTime();
    if (nowNs - nextKeepAliveNs >= 0) {
      nextKeepAliveNs = nowNs + KEEP_ALIVE_NS;
      cluster.sendKeepAlive();
    }
    work += cluster.pollStateChanges();
    if (cluster.isClosed()) {
      cluster = null;
    }
    return work;
  }

  private void connect() {
    try {
      if (connecting == null) {
        connecting =
            AeronCluster.asyncConnect(
                new AeronCluster.Context()
                    .aeron(aeron)
                    .agentInvoker(driver.sharedAgentInvoker())
                    .ownsAeronClient(false)
                    .egressListener(this)
                    .egressChannel("aeron:udp?endpoint=127.0.0.1:0|term-length=16m")
                    .ingressChannel("aeron:udp?term-length=16m")
                    .ingressEndpoints(ports.ingress())
                    .errorHandler(AeronClusterTarget::onError));
      }
      cluster = connecting.poll();
      if (cluster != null) {
        connecting = null;
        giveUpUnanswered();
      }
    } catch (RuntimeException e) {
      CloseHelper.quietClose(connecting);
      connecting = null;
    }
  }

  /** Answers come in order, so all behind the last one are lost with the session. */
  private void giveUpUnanswered() {
    givenUp += offered - lastAnswered;
    lastAnswered = offered;
  }

  @Override
  public void onNewLeader(
      long clusterSessionId, long leadershipTermId, int leaderMemberId, String ingressEndpoints) {
    giveUpUnanswered();
  }

  @Override
  public void onMessage(
      long clusterSessionId,
      long timestamp,
      DirectBuffer buffer,
      int offset,
      int length,
      Header header) {
    long number = buffer.getLong(offset);
    if (number > lastAnswered) {
      givenUp += number - lastAnswered - 1;
      lastAnswered = number;
      sink.onAnswer(number, System.nanoTime());
    } else {
      givenUp--;
      sink.onAnswer(number, System.nanoTime());
    }
  }

  @Override
  public long givenUp() {
    return givenUp;
  }

  @Override
  public void close() {
    CloseHelper.quietCloseAll(connecting, cluster, aeron, driver);
  }
}
