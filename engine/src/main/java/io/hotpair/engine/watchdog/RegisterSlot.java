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
 */
record RegisterSlot(long sequence, View view) {
  ByteBuffer toPage() {
    ByteBuffer page = RegisterLayout.slot();
    page.putLong(sequence).putLong(view.version()).putLong(view.epoch());
    page.putInt(view.primaryId()).putInt(view.members().size());
    for (Member member : view.members()) {
      page.putInt(member.nodeId()).putLong(member.incarnation());
    }
    return RegisterLayout.seal(page);
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
    List<Member> members = new ArrayList<>();
    for (int i = page.getInt(); i > 0; i--) {
      members.add(new Member(page.getInt(), page.getLong()));
    }
    return new RegisterSlot(sequence, new View(version, epoch, primaryId, members));
  }
}
