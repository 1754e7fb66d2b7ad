package io.hotpair.engine.simulation;

import java.util.EnumSet;
import java.util.Set;

/** What may go wrong in a world. */
public enum Fault {
  /** A node's process dies between two steps, and restarts. */
  CRASH,
  /** A node's process dies inside a step: at any call of its journal or its network. */
  CRASH_INSIDE,
  /** The process of the register's primary dies and is back at once. */
  BLINK,
  /** A node that was just made primary dies and is back at once, often with the watchdog. */
  BLINK_AFTER_PROMOTION,
  /** All nodes' processes die at nearly the same time. */
  CRASH_ALL,
  /** A host loses power: what was not forced may be gone, and the last record torn. */
  POWER_LOSS,
  /** A node does nothing for a while. */
  STALL,
  /** Appends and forced writes take long. */
  SLOW_DISK,
  /** A disk takes nothing more for a while. */
  FULL_DISK,
  /** The watchdog dies, before or after the register's write, and restarts. */
  WATCHDOG_CRASH,
  /** The watchdog does nothing for a while. */
  WATCHDOG_STALL,
  /** A client dies and comes back with a new session. */
  CLIENT_CRASH,
  /** Links are cut, one way or both, between nodes. */
  CUT_NODES,
  /** Links are cut, one way or both, between the watchdog and a node. */
  CUT_WATCHDOG,
  /** The register's primary and the watchdog do not hear each other; everyone else hears both. */
  ISOLATE_PRIMARY,
  /** Links are cut, one way or both, between a client and nodes. */
  CUT_CLIENT,
  /** Single messages vanish. */
  LOSS,
  /** Single messages come a second time, much later, outside of their stream. */
  REPEAT,
  /** Links are slow for a while. */
  DELAY,
  /** A wall clock jumps. */
  CLOCK_JUMP,
  /** Sends find no room for a while. */
  BACK_PRESSURE,
  /** A node applies late. */
  APPLY_LAG;

  /**
   * All of them.
   *
   * @return a new set.
   */
  public static Set<Fault> all() {
    return EnumSet.allOf(Fault.class);
  }
}
