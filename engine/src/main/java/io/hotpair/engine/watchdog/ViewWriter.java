package io.hotpair.engine.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.ViewSender;
import io.hotpair.transport.ControlPublisher;
import io.hotpair.transport.sbe.ViewEncoder;
import java.util.List;

/** Sends views over the wire. */
final class ViewWriter implements ViewSender {
  private static final int ATTEMPTS = 3;

  private final ControlPublisher control;

  ViewWriter(ControlPublisher control) {
    this.control = control;
  }

  @Override
  public void tell(View view, int nodeId, long incarnation) {
    ViewEncoder encoder =
        control
            .beginView()
            .targetId(nodeId)
            .primaryId(view.primaryId())
            .targetIncarnation(incarnation)
            .version(view.version())
            .epoch(view.epoch())
            .timestampNs(System.nanoTime())
            .isForced((short) (view.isForced() ? 1 : 0));
    List<Member> members = view.members();
    ViewEncoder.MembersEncoder group = encoder.membersCount(members.size());
    for (int i = 0; i < members.size(); i++) {
      group.next().memberId(members.get(i).nodeId()).incarnation(members.get(i).incarnation());
    }
    // A turn of Aeron's log refuses one offer; anything else is put right by the next telling.
    for (int i = 0; i < ATTEMPTS && !control.send(); i++) {
      Thread.onSpinWait();
    }
  }
}
