package io.hotpair.transport;

import io.aeron.Aeron;

/**
 * All that a node sends and hears. Everything is opened at the start, as if the node were primary
 * and follower at once: promotion opens nothing. Only clients may be left unheard for a while.
 *
 * <p>Threads: each publisher and each poll method belongs to one thread, not necessarily the same.
 */
public final class NodeTransport implements AutoCloseable {
  private final Aeron aeron;
  private final int nodeId;
  private final Channels channels;
  private final Opener opener;
  private final ControlPublisher control;
  private final ControlPublisher acks;
  private final RecordPublisher records;
  private final CatchUpPublisher catchUps;
  private final ControlAdapter controlAdapter;
  private final RecordAdapter recordAdapter;
  private final CatchUpAdapter catchUpAdapter;
  private final IngressAdapter ingressAdapter;
  private final SubscriptionGroup controlFeeds;
  private final SubscriptionGroup recordFeeds;
  private final SubscriptionGroup catchUpFeeds;
  private final IngressSubscription ingress;

  private NodeTransport(
      Aeron aeron,
      Topology topology,
      int nodeId,
      NodeHandlers handlers,
      FrameRejections rejections,
      Opener opener) {
    this.aeron = aeron;
    this.nodeId = nodeId;
    this.opener = opener;
    channels = new Channels(topology);
    controlAdapter = new ControlAdapter(handlers.control(), rejections);
    recordAdapter = new RecordAdapter(handlers.records());
    catchUpAdapter = new CatchUpAdapter(handlers.catchUp(), rejections);
    ingressAdapter = new IngressAdapter(handlers.ingress(), rejections);
    controlFeeds = opener.subscriptions(channels.subscriptions(StreamKind.CONTROL, nodeId));
    recordFeeds =
        opener.subscriptions(
            channels.subscriptions(StreamKind.RECORDS, nodeId), recordAdapter.reassembly());
    catchUpFeeds =
        opener.subscriptions(
            channels.subscriptions(StreamKind.CATCH_UP, nodeId), catchUpAdapter.reassembly());
    ChannelSpec clients = channels.ingressSubscription(nodeId);
    ingress =
        new IngressSubscription(
            aeron,
            clients,
            ingressAdapter.reassembly(),
            opener.subscription(clients, ingressAdapter.reassembly()));
    control =
        new ControlPublisher(opener.publication(channels.publication(StreamKind.CONTROL, nodeId)));
    acks =
        new ControlPublisher(opener.publication(channels.publication(StreamKind.CONTROL, nodeId)));
    records =
        new RecordPublisher(opener.publication(channels.publication(StreamKind.RECORDS, nodeId)));
    catchUps =
        new CatchUpPublisher(opener.publication(channels.publication(StreamKind.CATCH_UP, nodeId)));
  }

  /**
   * Opens all of it.
   *
   * @param aeron to open it with.
   * @param topology of the group.
   * @param nodeId of this node; must be in the topology.
   * @param handlers that hear what comes.
   * @param rejections that counts refused frames.
   * @return it, open; peers are heard once they are there.
   * @throws TransportException that names the channel and what to do.
   */
  public static NodeTransport launch(
      Aeron aeron,
      Topology topology,
      int nodeId,
      NodeHandlers handlers,
      FrameRejections rejections) {
    topology.requireNode(nodeId);
    Opener opener = new Opener(aeron);
    try {
      return new NodeTransport(aeron, topology, nodeId, handlers, rejections, opener);
    } catch (RuntimeException e) {
      opener.closeAll();
      throw e;
    }
  }

  /**
   * Sends control messages.
   *
   * @return the publisher; one thread.
   */
  public ControlPublisher control() {
    return control;
  }

  /**
   * A second sender of control messages, so that acks can be sent by another thread than
   * heartbeats.
   *
   * @return the publisher; one thread.
   */
  public ControlPublisher acks() {
    return acks;
  }

  /**
   * Sends live records.
   *
   * @return the publisher; one thread.
   */
  public RecordPublisher records() {
    return records;
  }

  /**
   * Sends records out of the journal.
   *
   * @return the publisher; one thread.
   */
  public CatchUpPublisher catchUps() {
    return catchUps;
  }

  /**
   * Begins to open the way to a client. Never blocks; any thread that may use the Aeron client.
   *
   * @param responseChannel that the client gave.
   * @param responseStreamId that the client gave.
   * @return the publisher, connecting; or failed, if the channel makes no sense.
   */
  public AnswerPublisher openAnswers(String responseChannel, int responseStreamId) {
    try {
      return new AnswerPublisher(
          aeron, nodeId, channels.answerPublication(responseChannel, responseStreamId));
    } catch (TransportException e) {
      return AnswerPublisher.failed(nodeId, e.getMessage());
    }
  }

  /**
   * Hands control messages to the handler.
   *
   * @param limitEach most frames to take from each other process.
   * @return how many were taken.
   */
  public int pollControl(int limitEach) {
    return controlFeeds.poll(controlAdapter, limitEach);
  }

  /**
   * Hands live records to the handler.
   *
   * @param limitEach most fragments to take from each other node.
   * @return how many were taken.
   */
  public int pollRecords(int limitEach) {
    recordAdapter.reassembly().tidy();
    return recordFeeds.controlledPoll(recordAdapter, limitEach);
  }

  /**
   * Hands catch-up records to the handler.
   *
   * @param limitEach most fragments to take from each other node.
   * @return how many were taken.
   */
  public int pollCatchUp(int limitEach) {
    catchUpAdapter.reassembly().tidy();
    return catchUpFeeds.controlledPoll(catchUpAdapter, limitEach);
  }

  /**
   * Hears clients, or hears them no more; it does at the start. Who hears them again joins their
   * streams where they are then. Waits for nothing. The thread of {@link #pollIngress}.
   *
   * @param isHeard whether they are to be heard.
   */
  public void hearClients(boolean isHeard) {
    if (isHeard) {
      ingress.open();
    } else {
      ingress.close();
    }
  }

  /**
   * Hands clients' messages to the handler.
   *
   * @param limit most fragments to take.
   * @return how many were taken; 0 while clients are not heard.
   * @throws TransportException if they could not be heard again, with the channel and what to do.
   */
  public int pollIngress(int limit) {
    ingressAdapter.reassembly().tidy();
    return ingress.controlledPoll(ingressAdapter, limit);
  }

  /** Closes every publication and subscription except answers. */
  @Override
  public void close() {
    ingress.close();
    opener.closeAll();
  }
}
