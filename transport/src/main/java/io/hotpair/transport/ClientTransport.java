package io.hotpair.transport;

import io.aeron.Aeron;
import io.aeron.Subscription;
import io.aeron.exceptions.TimeoutException;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.AgentInvoker;

/** All that a client sends and hears. One thread. */
public final class ClientTransport implements AutoCloseable {
  private static final long RESOLVE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);

  private final Opener opener;
  private final AnswerAdapter adapter;
  private final SubscriptionGroup answers;
  private final IngressPublisher ingress;
  private final String responseChannel;
  private final int responseStreamId;

  private ClientTransport(
      Aeron aeron,
      Topology topology,
      String responseHost,
      AnswerHandler handler,
      FrameRejections rejections,
      Opener opener) {
    this.opener = opener;
    Channels channels = new Channels(topology);
    adapter = new AnswerAdapter(handler, rejections);
    Subscription subscription =
        opener.subscription(
            channels.answerSubscription(responseHost, aeron.nextCorrelationId()),
            adapter.reassembly());
    answers = new SubscriptionGroup(subscription);
    responseStreamId = subscription.streamId();
    responseChannel =
        topology.mode() == Topology.Mode.IPC
            ? "aeron:ipc"
            : "aeron:udp?endpoint=" + resolvedEndpoint(aeron, subscription);
    ingress = new IngressPublisher(opener.publication(channels.ingressPublication()));
  }

  /**
   * Opens all of it; blocks for a moment.
   *
   * @param aeron to open it with.
   * @param topology of the group.
   * @param responseHost local address that the nodes can reach, for answers.
   * @param handler that hears answers.
   * @param rejections that counts refused frames.
   * @return it, open.
   * @throws TransportException that names the channel and what to do.
   */
  public static ClientTransport launch(
      Aeron aeron,
      Topology topology,
      String responseHost,
      AnswerHandler handler,
      FrameRejections rejections) {
    Opener opener = new Opener(aeron);
    try {
      return new ClientTransport(aeron, topology, responseHost, handler, rejections, opener);
    } catch (RuntimeException e) {
      opener.closeAll();
      throw e;
    }
  }

  /**
   * Sends to all nodes.
   *
   * @return the publisher.
   */
  public IngressPublisher ingress() {
    return ingress;
  }

  /**
   * Where answers are heard; to be given in SessionOpen.
   *
   * @return channel with the port that the system chose.
   */
  public String responseChannel() {
    return responseChannel;
  }

  /**
   * Stream on which answers are heard; to be given in SessionOpen.
   *
   * @return the Aeron stream id.
   */
  public int responseStreamId() {
    return responseStreamId;
  }

  /**
   * Whether any node's answers can be heard now.
   *
   * @return true if some node has connected.
   */
  public boolean isHearing() {
    return answers.isConnected();
  }

  /**
   * Hands answers to the handler.
   *
   * @param limit most fragments to take.
   * @return how many were taken.
   */
  public int poll(int limit) {
    adapter.reassembly().tidy();
    return answers.controlledPoll(adapter, limit);
  }

  @Override
  public void close() {
    opener.closeAll();
  }

  private static String resolvedEndpoint(Aeron aeron, Subscription subscription) {
    long deadlineNs = System.nanoTime() + RESOLVE_TIMEOUT_NS;
    AgentInvoker driver = aeron.context().driverAgentInvoker();
    AgentInvoker client = aeron.conductorAgentInvoker();
    String endpoint = subscription.resolvedEndpoint();
    while (endpoint == null) {
      if (System.nanoTime() - deadlineNs > 0) {
        throw new TransportException(
            "the media driver gave no port for "
                + subscription.channel()
                + "; check the response host",
            new TimeoutException("no local address"));
      }
      if (driver != null) {
        driver.invoke();
      }
      if (client != null) {
        client.invoke();
      }
      Thread.yield();
      endpoint = subscription.resolvedEndpoint();
    }
    return endpoint;
  }
}
