package io.hotpair.transport;

import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/**
 * Drives an Aeron client that nobody else invokes. Aeron's own thread for that is refused where the
 * driver is invoked; the client's lock makes it safe beside calls of other threads.
 */
final class ClientThread implements Agent, AutoCloseable {
  /** 10 ms between its looks (Aeron: 16 ms): what a node needs at once is open before. */
  private static final long IDLE_MS = 10;

  private final AgentInvoker client;
  private final AgentRunner runner;

  private ClientThread(AgentInvoker client, ErrorHandler errorHandler) {
    this.client = client;
    runner = new AgentRunner(new SleepingMillisIdleStrategy(IDLE_MS), errorHandler, null, this);
  }

  /** Starts it. */
  static ClientThread start(AgentInvoker client, ErrorHandler errorHandler) {
    ClientThread thread = new ClientThread(client, errorHandler);
    AgentRunner.startOnThread(
        thread.runner,
        task -> {
          Thread daemon = new Thread(task);
          daemon.setDaemon(true);
          return daemon;
        });
    return thread;
  }

  @Override
  public int doWork() {
    return client.invoke();
  }

  @Override
  public String roleName() {
    return "hotpair-aeron";
  }

  /** Waits until it has ended. */
  @Override
  public void close() {
    CloseHelper.quietClose(runner);
  }
}
