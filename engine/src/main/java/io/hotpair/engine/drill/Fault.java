package io.hotpair.engine.drill;

import io.hotpair.engine.process.CommandException;
import java.util.List;
import java.util.Locale;

/**
 * Something that a drill does to the pair, as {@code ACTION:TARGET}.
 *
 * @param action what is done.
 * @param targets to whom: roles; for links both ends.
 * @param isOneWay for links, whether only frames from the first to the second target are touched.
 */
public record Fault(Action action, List<String> targets, boolean isOneWay) {
  static final String PRIMARY = "primary";
  static final String HOT = "hot";
  static final String WATCHDOG = "watchdog";
  static final String CLIENT = "client";
  private static final List<String> ALL = List.of(PRIMARY, HOT, WATCHDOG, CLIENT);

  /** What can be done. */
  enum Action {
    /** SIGKILL, then a restart. */
    KILL(false),
    /** SIGSTOP, and SIGCONT after a while. */
    STOP(false),
    /** SIGKILL again and again, each soon after the restart. */
    STORM(false),
    /** Nothing arrives. */
    CUT(true),
    /** Frames are lost. */
    LOSS(true),
    /** Frames take long. */
    DELAY(true),
    /** Frames arrive twice. */
    DUPLICATE(true),
    /** Frames arrive in another order. */
    REORDER(true);

    private final boolean isOfLinks;

    Action(boolean isOfLinks) {
      this.isOfLinks = isOfLinks;
    }

    boolean isOfLinks() {
      return isOfLinks;
    }
  }

  /**
   * Whether it is done to links, for which the drill needs network namespaces.
   *
   * @return true for cut, loss, delay, duplicate and reorder.
   */
  public boolean isOfLinks() {
    return action.isOfLinks();
  }

  /** Whether a client's process is killed or stopped. */
  boolean isOfClient() {
    return !action.isOfLinks() && targets.contains(CLIENT);
  }

  /** Copies the targets. */
  public Fault {
    targets = List.copyOf(targets);
  }

  /**
   * Reads a fault.
   *
   * @param text such as {@code kill:primary+watchdog}, {@code cut:primary-hot}, {@code
   *     cut:hot>watchdog} (one way), {@code cut:primary} (from all others) or {@code loss:all}.
   * @return the fault.
   * @throws CommandException saying what is wrong.
   */
  public static Fault parse(String text) {
    String[] parts = text.toLowerCase(Locale.ROOT).split(":", -1);
    if (parts.length != 2) {
      throw refused(text, "must be like kill:primary");
    }
    Action action = action(text, parts[0]);
    boolean isOneWay = action.isOfLinks() && parts[1].contains(">");
    String separator = !action.isOfLinks() ? "\\+" : isOneWay ? ">" : "-";
    List<String> targets = List.of(parts[1].split(separator, -1));
    if (action.isOfLinks() && parts[1].equals("all")) {
      return new Fault(action, List.of(), false);
    }
    for (String target : targets) {
      if (!ALL.contains(target)) {
        throw refused(text, "'" + target + "' is none of " + String.join(", ", ALL));
      }
    }
    boolean isDouble = targets.stream().distinct().count() != targets.size();
    if (isDouble || (action.isOfLinks() && targets.size() > 2)) {
      throw refused(text, "a link has two different ends, and no process is named twice");
    }
    return new Fault(action, targets, isOneWay);
  }

  private static Action action(String text, String name) {
    for (Action action : Action.values()) {
      if (action.name().toLowerCase(Locale.ROOT).equals(name)) {
        return action;
      }
    }
    throw refused(
        text, "'" + name + "' is none of kill, stop, storm, cut, loss, delay, duplicate, reorder");
  }

  private static CommandException refused(String text, String why) {
    return new CommandException("--fault " + text + ": " + why);
  }

  @Override
  public String toString() {
    String separator = !action.isOfLinks() ? "+" : isOneWay ? ">" : "-";
    String names = targets.isEmpty() ? "all" : String.join(separator, targets);
    return action.name().toLowerCase(Locale.ROOT) + ":" + names;
  }
}
