package io.hotpair.engine.watchdog;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the two places for a view in the register's file.
 *
 * @param sequence counts the writes: the sound slot with the greater one holds the current view.
 * @param view that it holds.
 * @param former nodes that may be needed beside the view's members.
 */
record RegisterSlot(long sequence, View view, List<Member> former) {
  ByteBuffer toPage() {
    ByteBuffer page = RegisterLayout.slot();
    page.putLong(sequence).putLong(view.version()).putLong(view.epoch());
    page.putInt(view.primaryId()).put((byte) (view.isForced() ? 1 : 0));
    put(page, view.members());
    put(page, former);
    return RegisterLayout.seal(page);
  }

  private static void put(ByteBuffer page, List<Member> members) {
    page.putInt(members.size());
    for (Member member : members) {
      page.putInt(member.nodeId()).putLong(member.incarnation());
    }
  }

  /** The slot in a page, null if the page is damaged. */
  static RegisterSlot fromPage(ByteBuffer page) {
    if (!RegisterLayout.isSound(page)) {
      return null;
    }
    long sequence = page.getLong();
    long version = page.getLong();
    long epoch = page.getLong();
    int primaryId = page.getInt();
    boolean isForced = page.get() == 1;
    View view = new View(version, epoch, primaryId, members(page), isForced);
    return new RegisterSlot(sequence, view, members(page));
  }

  private static List<Member> members(ByteBuffer page) {
    List<Member> members = new ArrayList<>();
    for (int i = page.getInt(); i > 0; i--) {
      members.add(new Member(page.getInt(), page.getLong()));
    }
    return members;
  }

  /** Whether another slot says the same. */
  boolean saysAs(RegisterSlot other) {
    return view.equals(other.view) && former.equals(other.former);
  }
}
