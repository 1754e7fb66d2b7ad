package io.hotpair.engine.simulation;

import java.util.function.Supplier;

/**
 * The deliberate breaks, one for each rule that is easily forgotten. Each must be caught by the
 * simulator, or the simulator is too kind. They are made from outside the production code.
 */
public enum Break {
  /** P5: a node takes it that the others hold whatever it holds itself. */
  APPLY_BEFORE_COMMIT("P5", ApplyBeforeCommit::new),
  /** P4: the primary sends a record that is not in its journal yet. */
  SEND_BEFORE_JOURNALING("P4", SendBeforeJournaling::new),
  /** P2: a restarted node takes its place in a view that names an incarnation before it. */
  ACCEPT_AN_OLDER_INCARNATIONS_VIEW("P2", ViewBreaks.OfOlderIncarnation::new),
  /** P8 b: only the primary knows that it admits somebody. */
  ADMIT_BY_TELLING_ONLY_THE_PRIMARY("P8b", 3, AdmitToldToPrimaryOnly::new),
  /** P6: a follower keeps all of its journal that is not longer than the primary's. */
  CUT_BY_LENGTH_INSTEAD_OF_BY_EPOCH("P6", CutByLength::new),
  /** P7: the watchdog makes a node primary that is not in the view. */
  PROMOTE_A_NODE_THAT_IS_NOT_A_MEMBER("P7", WatchdogBreaks.PromoteOutsider::new),
  /** P5: a hold that was said in another epoch counts in this one. */
  ACK_WITHOUT_THE_EPOCH("P5", AckBreaks.WithoutEpoch::new),
  /** P5: what an earlier incarnation held counts for the later one. */
  COUNT_AN_EARLIER_INCARNATIONS_ACKS("P5", AckBreaks.OfEarlierIncarnation::new),
  /** P2: a node believes a view that was sent to an incarnation before it. */
  BELIEVE_A_VIEW_ADDRESSED_TO_AN_EARLIER_INCARNATION("P2", ViewBreaks.ToEarlierIncarnation::new),
  /** P6: a follower says what it holds before its journal is aligned with the epoch. */
  COUNT_A_HOLD_BEFORE_IT_IS_ALIGNED("P6", HoldBeforeAligned::new),
  /** P8 c: the primary drops a newcomer by itself after it has asked for it. */
  GIVE_UP_A_NEWCOMER_AFTER_ASKING_FOR_IT("P8c", GiveUpNewcomer::new),
  /** P9: the watchdog starts anew although a member of the last view is missing. */
  COLD_START_WITHOUT_ALL_MEMBERS("P9", WatchdogBreaks.ColdStartWithoutAll::new),
  /** P7: a survivor that never took its view up is all that a cold start asks for. */
  FORGET_THE_FORMER_MEMBERS("P7", WatchdogBreaks.FormerForgotten::new),
  /** P9: a cold start compares journals by what nodes said before all had died. */
  COLD_START_WITHOUT_A_ROLL_CALL("P9", WatchdogBreaks.NoRollCall::new),
  /** P9: a survivor that is alone does not force. */
  FORGET_TO_FORCE_WHEN_ALONE("P9", ForceBreaks.NeverForced::new),
  /** P4: a survivor that is alone sends a record before it is forced. */
  SEND_BEFORE_FORCING_WHEN_ALONE("P4", ForceBreaks.ForcedLate::new),
  /** P6: what is forced behind a cut may be lost with the cut. */
  FORGET_TO_FORCE_A_CUT("P6", ForceBreaks.CutNotForced::new),
  /** P9: a restarted node reports a journal that is not forced. */
  FORGET_TO_FORCE_WHAT_WAS_FOUND("P9", ForceBreaks.FoundNotForced::new),
  /** P1: the watchdog tells a view that its register may still lose. */
  TELL_A_VIEW_BEFORE_IT_IS_FORCED("P1", WatchdogBreaks.RegisterNotForced::new),
  /** Exactly once: an operation that is offered again gets no answer. */
  FORGET_THE_REPLY_CACHE("exactly once", ForgetReplyCache::new);

  private final String rule;
  private final int leastNodes;
  private final Supplier<Sabotage> sabotage;

  Break(String rule, Supplier<Sabotage> sabotage) {
    this(rule, 2, sabotage);
  }

  Break(String rule, int leastNodes, Supplier<Sabotage> sabotage) {
    this.rule = rule;
    this.leastNodes = leastNodes;
    this.sabotage = sabotage;
  }

  /**
   * The rule that it breaks.
   *
   * @return name of the rule in the design contract.
   */
  public String rule() {
    return rule;
  }

  /**
   * How many nodes a world needs for it to matter.
   *
   * @return 2 or 3.
   */
  public int leastNodes() {
    return leastNodes;
  }

  Sabotage newSabotage() {
    return sabotage.get();
  }
}
