package io.hotpair.engine.simulation;

import io.hotpair.engine.protocol.replica.ReplicaProtocol;

/** A follower says, in the name of the new epoch, what it held before it was aligned with it. */
final class HoldBeforeAligned implements Sabotage {
  @Override
  public void beforeStep(SimNode node) {
    ReplicaProtocol protocol = node.protocol();
    if (protocol.isFollowing() && !protocol.isAligned()) {
      node.output()
          .ack(protocol.view().epoch(), node.journal().lastSequence(), protocol.committed());
    }
  }
}
