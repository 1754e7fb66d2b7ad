package io.hotpair.engine.session;

/** One client's session, as every node has it. Apply thread only. */
public final class Session {
  private final long id;
  private final int responseStreamId;
  private final String responseChannel;
  private final ReplyCache replies;
  private long lastClientSequence;

  /**
   * Begins a session.
   *
   * @param id chosen by the client.
   * @param responseStreamId stream on which the client hears answers.
   * @param responseChannel channel on which the client hears answers; empty for an in-process
   *     client.
   * @param window how many operations the client may have unanswered; a power of two.
   */
  public Session(long id, int responseStreamId, String responseChannel, int window) {
    this.id = id;
    this.responseStreamId = responseStreamId;
    this.responseChannel = responseChannel;
    replies = new ReplyCache(window);
  }

  /**
   * Takes note that an operation was applied.
   *
   * @param clientSequence of the operation; above {@link #lastClientSequence()}.
   */
  public void onApplied(long clientSequence) {
    lastClientSequence = clientSequence;
  }

  /**
   * Its id.
   *
   * @return session id.
   */
  public long id() {
    return id;
  }

  /**
   * Stream on which the client hears answers.
   *
   * @return stream id.
   */
  public int responseStreamId() {
    return responseStreamId;
  }

  /**
   * Channel on which the client hears answers.
   *
   * @return channel; empty for an in-process client.
   */
  public String responseChannel() {
    return responseChannel;
  }

  /**
   * Client sequence of the last operation that was applied.
   *
   * @return 0 if there was none.
   */
  public long lastClientSequence() {
    return lastClientSequence;
  }

  /**
   * Its last answers.
   *
   * @return the cache.
   */
  public ReplyCache replies() {
    return replies;
  }
}
