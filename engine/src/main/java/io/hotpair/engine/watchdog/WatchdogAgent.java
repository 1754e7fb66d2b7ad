package io.hotpair.engine.watchdog;

import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.RegisterException;
import io.hotpair.engine.protocol.watchdog.WatchdogProtocol;
import io.hotpair.transport.ControlHandler;
import io.hotpair.transport.FrameRejections;
import io.hotpair.transport.MediaDriverLauncher;
import io.hotpair.transport.WatchdogTransport;
import io.hotpair.transport.sbe.HeartbeatDecoder;
import java.util.concurrent.CompletableFuture;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;

/** The watchdog's duty cycle: hear, judge, tell. Allocates nothing while nothing changes. */
final class WatchdogAgent implements Agent, ControlHandler {
  private static final int POLL_LIMIT = 256;

  /**
   * Rounds of hearing before it judges all the same, some 20 microseconds each where cores are
   * shared: well below what it takes for a stall of its own (hotpair.watchdog.stall.us).
   */
  private static final int HEAR_LIMIT = 16;

  private static final long SHOW_INTERVAL_NS = 1_000_000;
  private static final long MIRROR_DELAY_NS = 200_000_000;

  private final Watchdog.Context context;
  private final MediaDriverLauncher driver;
  private final FileRegister register;
  private final WatchdogTransport transport;
  private final WatchdogCounters counters;
  private final WatchdogProtocol protocol;
  private final HeartbeatReader reader = new HeartbeatReader();
  private final ManyToOneConcurrentArrayQueue<ForceRequest> requests =
      new ManyToOneConcurrentArrayQueue<>(16);
  private volatile View view;
  private long viewChangedAtNs;
  private long shownAtNs;
  private boolean isBehind;
  private volatile boolean isClosed;

  private record ForceRequest(int nodeId, CompletableFuture<View> answer) {}

  WatchdogAgent(Watchdog.Context context, MediaDriverLauncher driver, FileRegister register) {
    this.context = context;
    this.driver = driver;
    this.register = register;
    transport =
        WatchdogTransport.launch(driver.aeron(), context.topology(), this, new FrameRejections());
    try {
      counters =
          new WatchdogCounters(driver.aeron(), register.nodeIds(), register.read().version());
      protocol =
          new WatchdogProtocol(
              register,
              new ViewWriter(transport.control()),
              new LoggedEvents(context.eventLog(), register, counters),
              context.timings(),
              System.nanoTime());
    } catch (RuntimeException e) {
      transport.close();
      throw e;
    }
    view = protocol.view();
  }

  @Override
  public int doWork() {
    if (driver.aeron().isClosed()) {
      throw new AgentTerminationException("the media driver in " + driver.directory() + " is gone");
    }
    try {
      int work = hear();
      long nowNs = System.nanoTime();
      protocol.onTick(nowNs);
      work += serveRequests(nowNs);
      if (nowNs - shownAtNs >= SHOW_INTERVAL_NS) {
        show(nowNs);
      }
      // Heartbeats alone are no work: with one of some node in each turn it would never idle.
      return protocol.isCalm(nowNs) && !isBehind ? 0 : work;
    } catch (RegisterException e) {
      context.eventLog().event("registerFailed", "why", e.getMessage());
      context.errorHandler().onError(e);
      throw new AgentTerminationException(e);
    }
  }

  /**
   * Takes what waits in the sockets, before anybody is judged by it. A media driver takes one
   * datagram of each socket at a time: one a turn, and heartbeats that came while this thread had
   * no core would be heard seconds late, and the dead be taken for alive as long.
   */
  private int hear() {
    int work = 0;
    for (int i = 0; i < HEAR_LIMIT; i++) {
      int more = driver.invoke() + transport.poll(POLL_LIMIT);
      if (more == 0) {
        isBehind = false;
        return work;
      }
      work += more;
    }
    isBehind = true;
    return work;
  }

  private void show(long nowNs) {
    shownAtNs = nowNs;
    if (protocol.view() != view) {
      view = protocol.view();
      viewChangedAtNs = nowNs;
    }
    counters.update(protocol, register, nowNs);
    if (!register.isMirrored() && nowNs - viewChangedAtNs >= MIRROR_DELAY_NS) {
      register.mirror();
    }
  }

  private int serveRequests(long nowNs) {
    ForceRequest request = requests.poll();
    if (request == null) {
      return 0;
    }
    try {
      protocol.force(request.nodeId(), nowNs);
      request.answer().complete(protocol.view());
    } catch (IllegalArgumentException | IllegalStateException e) {
      request.answer().completeExceptionally(e);
    }
    return 1;
  }

  @Override
  public void onHeartbeat(HeartbeatDecoder heartbeat) {
    protocol.onHeartbeat(reader.read(heartbeat), System.nanoTime());
  }

  @Override
  public void onAdmitRequest(
      int nodeId, long incarnation, long version, int newcomerId, long newcomerIncarnation) {
    protocol.onAdmitRequest(
        nodeId, incarnation, version, newcomerId, newcomerIncarnation, System.nanoTime());
  }

  /** Asks the duty thread to force a node; any thread. */
  CompletableFuture<View> force(int nodeId) {
    CompletableFuture<View> answer = new CompletableFuture<>();
    if (isClosed || !requests.offer(new ForceRequest(nodeId, answer))) {
      answer.completeExceptionally(new IllegalStateException("the watchdog is closed or busy"));
    }
    return answer;
  }

  View view() {
    return view;
  }

  @Override
  public void onClose() {
    isClosed = true;
    for (ForceRequest request; (request = requests.poll()) != null; ) {
      request.answer().completeExceptionally(new IllegalStateException("the watchdog was closed"));
    }
    counters.close();
    transport.close();
    register.close();
  }

  @Override
  public String roleName() {
    return "hotpair-watchdog";
  }
}
