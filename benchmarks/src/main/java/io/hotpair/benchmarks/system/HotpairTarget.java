package io.hotpair.benchmarks.system;

import io.hotpair.benchmarks.load.LoadTarget;
import io.hotpair.engine.client.AnswerListener;
import io.hotpair.engine.client.ClientContext;
import io.hotpair.engine.client.HotpairClient;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.process.CommandException;
import org.agrona.DirectBuffer;

/** Hotpair's own client. */
final class HotpairTarget implements LoadTarget, AnswerListener {
  private static final long OPEN_TIMEOUT_MS = 30_000;

  private final AnswerSink sink;
  private final HotpairClient client;

  HotpairTarget(Settings settings, AnswerSink sink) {
    this.sink = sink;
    client = HotpairClient.connect(new ClientContext().settings(settings).listener(this));
    try {
      client.awaitOpen(OPEN_TIMEOUT_MS);
    } catch (IllegalStateException e) {
      client.close();
      throw new CommandException(e.getMessage(), e);
    }
  }

  @Override
  public long offer(DirectBuffer buffer, int offset, int length) {
    long number = client.offer(buffer, offset, length);
    return number > 0 ? number : NO_ROOM;
  }

  @Override
  public int poll() {
    return client.poll();
  }

  @Override
  public void onAnswer(
      long clientSequence, long sequence, int nodeId, DirectBuffer buffer, int offset, int length) {
    sink.onAnswer(clientSequence, System.nanoTime());
  }

  @Override
  public void onSessionLost(String reason) {
    throw new CommandException("the client's session was lost: " + reason);
  }

  @Override
  public void close() {
    client.close();
  }
}
