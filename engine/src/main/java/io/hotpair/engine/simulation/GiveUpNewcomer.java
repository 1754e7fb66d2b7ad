package io.hotpair.engine.simulation;

import io.hotpair.engine.pipeline.PeerOutput;

/**
 * A primary whose request for a newcomer is not answered at once takes the Admit back, commits
 * without the newcomer, and asks for it again later.
 */
final class GiveUpNewcomer implements Sabotage {
  private static final int PATIENCE = 2;
  private static final int PAUSE = 5;

  @Override
  public PeerOutput output(SimNode node, PeerOutput output) {
    return new PeerOutputDecorator(
        output,
        new PeerOutputDecorator.Changes() {
          private long version;
          private long incarnation;
          private int asked;

          @Override
          public void admitRequest(
              PeerOutput to, long ofVersion, int newcomerId, long newcomerIncarnation) {
            boolean isOther = ofVersion != version || newcomerIncarnation != incarnation;
            asked = isOther ? 1 : asked + 1;
            version = ofVersion;
            incarnation = newcomerIncarnation;
            if (asked == PATIENCE) {
              node.pipeline().sequenceCancelAdmit(ofVersion, newcomerId, newcomerIncarnation);
            } else if (asked < PATIENCE || asked > PAUSE) {
              to.admitRequest(ofVersion, newcomerId, newcomerIncarnation);
            }
          }
        });
  }
}
