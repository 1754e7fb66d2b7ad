package io.hotpair.benchmarks.system;

import io.hotpair.benchmarks.load.LoadTarget;
import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/**
 * Ratis's asynchronous client. Its threads note when an answer came; the polling thread hands it
 * on. It repeats by itself what a leader's death left unanswered.
 */
final class RatisTarget implements LoadTarget {
  private static final int WINDOW = 4096;
  private static final int MARGIN = 64;
  private static final int LIMIT = 256;
  private static final long FIRST_TIMEOUT_S = 60;

  private final AnswerSink sink;
  private final RaftClient client;
  private final ManyToOneConcurrentArrayQueue<Answer> answers =
      new ManyToOneConcurrentArrayQueue<>(2 * WINDOW);
  private long offered;
  private long done;
  private long givenUp;

  private record Answer(long number, long atNs, boolean isSuccess) {}

  RatisTarget(int portBase, AnswerSink sink) {
    this.sink = sink;
    RaftProperties properties = new RaftProperties();
    RaftClientConfigKeys.Async.setOutstandingRequestsMax(properties, WINDOW + MARGIN);
    client =
        RaftClient.newBuilder()
            .setProperties(properties)
            .setRaftGroup(RatisGroup.of(portBase))
            .build();
    findLeader();
  }

  /** A read that asks nothing of the service, so that the client knows the leader. */
  private void findLeader() {
    try {
      client
          .async()
          .watch(0, org.apache.ratis.proto.RaftProtos.ReplicationLevel.MAJORITY)
          .get(FIRST_TIMEOUT_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      close();
      throw new CommandException("no answer from Ratis: " + e.getMessage(), e);
    }
  }

  @Override
  public long offer(DirectBuffer buffer, int offset, int length) {
    if (offered - done >= WINDOW) {
      return NO_ROOM;
    }
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    long number = ++offered;
    client
        .async()
        .send(Message.valueOf(ByteString.copyFrom(bytes)))
        .whenComplete((reply, error) -> onReply(number, reply, error));
    return number;
  }

  private void onReply(long number, RaftClientReply reply, Throwable error) {
    answers.add(new Answer(number, System.nanoTime(), error == null && reply.isSuccess()));
  }

  @Override
  public int poll() {
    int count = 0;
    for (Answer answer; count < LIMIT && (answer = answers.poll()) != null; count++) {
      done++;
      if (answer.isSuccess()) {
        sink.onAnswer(answer.number(), answer.atNs());
      } else {
        givenUp++;
      }
    }
    return count;
  }

  @Override
  public long givenUp() {
    return givenUp;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      CloseHelper.quietClose(client);
    }
  }
}
