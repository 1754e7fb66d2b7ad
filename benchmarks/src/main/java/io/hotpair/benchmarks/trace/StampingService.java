package io.hotpair.benchmarks.trace;

import io.hotpair.engine.service.Operation;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.service.ServiceContext;
import io.hotpair.engine.service.SnapshotInput;
import io.hotpair.engine.service.SnapshotOutput;
import org.agrona.MutableDirectBuffer;

/**
 * A service that stamps operations once they are applied. State and answers are those of the
 * service behind it. Apply thread.
 */
final class StampingService implements ReplicatedService {
  private final ReplicatedService service;
  private final Stamps stamps;

  StampingService(ReplicatedService service, Stamps stamps) {
    this.service = service;
    this.stamps = stamps;
  }

  @Override
  public int onOperation(Operation operation, MutableDirectBuffer answer) {
    int length = service.onOperation(operation, answer);
    if (Stamps.isSampled(operation.clientSequence())) {
      stamps.stamp(Point.APPLIED, operation.clientSequence());
    }
    return length;
  }

  @Override
  public void onStart(ServiceContext context) {
    service.onStart(context);
  }

  @Override
  public void onTimer(long correlationId, long timestampNs) {
    service.onTimer(correlationId, timestampNs);
  }

  @Override
  public void onSessionOpen(long sessionId, long timestampNs) {
    service.onSessionOpen(sessionId, timestampNs);
  }

  @Override
  public void onSessionClose(long sessionId, long timestampNs) {
    service.onSessionClose(sessionId, timestampNs);
  }

  @Override
  public long digest() {
    return service.digest();
  }

  @Override
  public void writeSnapshot(SnapshotOutput output) {
    service.writeSnapshot(output);
  }

  @Override
  public void readSnapshot(SnapshotInput input) {
    service.readSnapshot(input);
  }
}
