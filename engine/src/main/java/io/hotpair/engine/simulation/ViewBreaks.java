package io.hotpair.engine.simulation;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.util.ArrayList;
import java.util.List;

/** Breaks of which view a node takes as its own. */
final class ViewBreaks {
  private ViewBreaks() {}

  /** A node that a view names is a member of it, in whatever incarnation. */
  static final class OfOlderIncarnation implements Sabotage {
    @Override
    public Message arriving(SimNode node, Message message) {
      if (!(message instanceof Message.ViewTold told)
          || told.view().incarnationOf(node.id()) == 0) {
        return message;
      }
      View view = told.view();
      List<Member> members = new ArrayList<>();
      for (Member member : view.members()) {
        members.add(
            member.nodeId() == node.id() ? new Member(node.id(), node.incarnation()) : member);
      }
      return new Message.ViewTold(
          new View(view.version(), view.epoch(), view.primaryId(), members, view.isForced()),
          told.targetId(),
          told.targetIncarnation());
    }
  }

  /** A node takes every view that reaches it as sent to itself. */
  static final class ToEarlierIncarnation implements Sabotage {
    @Override
    public Message arriving(SimNode node, Message message) {
      return message instanceof Message.ViewTold told
          ? new Message.ViewTold(told.view(), told.targetId(), node.incarnation())
          : message;
    }
  }
}
