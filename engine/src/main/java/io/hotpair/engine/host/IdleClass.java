package io.hotpair.engine.host;

/**
 * Lets a background thread run only where no other one wants to: whoever wakes on its core takes
 * the core at once, which a thread of the normal class does not grant to one that has had more than
 * its share lately.
 *
 * <p>Not for a thread that lives as long as the process: where no core is ever free it may be taken
 * off in the middle of Java code and not get back for 100 milliseconds and more, and all threads of
 * the virtual machine wait for it if these are to stop (a safepoint).
 *
 * <p>The source is SCHED_IDLE of sched(7). No privilege is needed to enter it, but one to leave it,
 * so a thread stays in it for good. Elsewhere than on Linux nothing happens.
 */
final class IdleClass {
  private IdleClass() {}

  /**
   * Enters it, for the calling thread and those that it starts.
   *
   * @return false if the system does not do it for this thread.
   */
  static boolean enter() {
    SchedulingAttributes attributes = new SchedulingAttributes();
    if (!attributes.read() || attributes.policy() != SchedulingAttributes.NORMAL) {
      return false; // not known, or somebody has chosen
    }
    attributes.policy(SchedulingAttributes.IDLE);
    attributes.runtimeNs(0);
    return attributes.write();
  }
}
