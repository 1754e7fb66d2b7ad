package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.View;
import java.util.List;

/**
 * What the rules say to the present state.
 *
 * @param kind of verdict.
 * @param next the view to grant, null for none.
 * @param reason for the view, null for none.
 * @param nodeId whom it is about, -1 for nobody.
 * @param waitingFor nodes without which nothing is decided.
 * @param why it waits or refuses.
 */
record Verdict(
    Kind kind, View next, GrantReason reason, int nodeId, List<Integer> waitingFor, String why) {
  enum Kind {
    /** All is well. */
    KEEP,
    /** A sign of life is due before anything is decided. */
    NOT_YET,
    GRANT,
    WAIT,
    REFUSE
  }

  static final Verdict KEEP = new Verdict(Kind.KEEP, null, null, -1, List.of(), "");
  static final Verdict NOT_YET = new Verdict(Kind.NOT_YET, null, null, -1, List.of(), "");

  static Verdict grant(View next, GrantReason reason, int nodeId) {
    return new Verdict(Kind.GRANT, next, reason, nodeId, List.of(), "");
  }

  static Verdict waitFor(List<Integer> nodeIds, String why) {
    return new Verdict(Kind.WAIT, null, null, -1, nodeIds, why);
  }

  static Verdict refuse(String why) {
    return new Verdict(Kind.REFUSE, null, null, -1, List.of(), why);
  }
}
