package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.PeerOutput;

/** The primary answers that the journals agree as far as both of them reach. */
final class CutByLength implements Sabotage {
  @Override
  public PeerOutput output(SimNode node, PeerOutput output) {
    return new PeerOutputDecorator(
        output,
        new PeerOutputDecorator.Changes() {
          @Override
          public void alignReply(PeerOutput to, PeerOutputDecorator.AlignReply reply) {
            to.alignReply(
                reply.followerId(),
                reply.followerIncarnation(),
                reply.epoch(),
                reply.askedEpoch(),
                reply.askedSequence(),
                reply.askedEpoch(),
                Math.min(reply.askedSequence(), node.journal().lastSequence()),
                reply.firstSequence());
          }
        });
  }
}
