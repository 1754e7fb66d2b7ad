package io.hotpair.benchmarks.system;

import io.hotpair.engine.service.ReplicatedService;
import java.util.concurrent.CompletableFuture;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/** Hotpair's reference service in Ratis. Ratis's apply thread. */
final class RatisStateMachine extends BaseStateMachine {
  private static final long NS_PER_MS = 1_000_000;

  private final ServiceCall call;
  private final RaftPeerId self;
  private final PeerEvents events;
  private final UnsafeBuffer operation = new UnsafeBuffer(new byte[0]);

  RatisStateMachine(ReplicatedService service, RaftPeerId self, PeerEvents events) {
    call = new ServiceCall(service);
    this.self = self;
    this.events = events;
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
    LogEntryProto entry = transaction.getLogEntry();
    operation.wrap(entry.getStateMachineLogEntry().getLogData().asReadOnlyByteBuffer());
    int length =
        call.apply(operation, 0, operation.capacity(), System.currentTimeMillis() * NS_PER_MS);
    updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
    byte[] answer = new byte[length];
    call.answer().getBytes(0, answer);
    return CompletableFuture.completedFuture(Message.valueOf(ByteString.copyFrom(answer)));
  }

  @Override
  public void notifyLeaderChanged(RaftGroupMemberId member, RaftPeerId leader) {
    events.inPlace(leader != null);
    if (leader != null) {
      events.role(leader.equals(self) ? "LEADER" : "FOLLOWER");
    }
  }
}
