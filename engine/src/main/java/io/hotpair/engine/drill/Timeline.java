package io.hotpair.engine.drill;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens, in lines for people, with the time since the load began. */
final class Timeline {
  private static final double NS_PER_S = 1e9;
  private static final double NS_PER_MS = 1e6;

  private final Screen screen;
  private final DrillSite site;
  private long zeroNs;

  Timeline(Screen screen, DrillSite site) {
    this.screen = screen;
    this.site = site;
    zeroNs = System.nanoTime();
  }

  /** From now on times count from here. */
  void zero(long atNs) {
    zeroNs = atNs;
  }

  void onKill(Kill kill, long pid) {
    String how = kill.isByHand() ? "by hand, just noticed" : "SIGKILL";
    print(
        kill.atNs(),
        "killed",
        site.titleOf(kill.process()) + " (" + kill.role() + ", pid " + pid + ", " + how + ")");
  }

  void onGap(FailoverGap each) {
    if (each.gap().isKnown()) {
      print(
          each.gap().toNs(),
          "answers",
          String.format(
              "go on, from %s %.1f ms after the kill; longest silence %.1f ms",
              site.letterOf(each.gap().nodeId()),
              each.firstAnswerMicros() / 1_000,
              each.gapMicros() / 1_000));
    }
  }

  void onFaultOver(FaultOutcome outcome) {
    print(
        outcome.settledAtNs(),
        "settled",
        String.format(
            "whole again %.0f ms after %s was over; longest silence %.1f ms",
            outcome.settledMs(), outcome.fault(), outcome.gapMs()));
  }

  void onEvent(DrillEvent event) {
    describe(event).ifPresent(text -> print(event.atNs(), event.name(), text));
  }

  void note(String what, String text) {
    print(System.nanoTime(), what, text);
  }

  private Optional<String> describe(DrillEvent event) {
    String self = site.titleOf(event.source());
    return Optional.ofNullable(
        switch (event.name()) {
          case "suspected" ->
              String.format(
                  "%s, silent for %.1f ms (patience %.1f ms)",
                  node(event), event.number("silentNs") / NS_PER_MS, patienceMs(event));
          case "cleared" ->
              String.format(
                  "%s: it was alive, silent for %.1f ms",
                  node(event), event.number("silentNs") / NS_PER_MS);
          case "stuck" -> node(event) + " beats but does not move (" + event.text("why") + ")";
          case "granted" ->
              String.format(
                  "view %d (%s): %s primary, members %s, epoch %d",
                  event.number("version"),
                  event.text("why").toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                  letter(event.number("primary")),
                  members(event),
                  event.number("epoch"));
          case "sequencing" ->
              self
                  + " sequences epoch "
                  + event.number("epoch")
                  + " from record "
                  + event.number("firstSequence");
          case "replayed" -> self + "'s own journal, to record " + event.number("lastSequence");
          case "cut" ->
              self
                  + "'s journal from "
                  + event.number("formerLastSequence")
                  + " back to "
                  + event.number("lastSequence");
          case "recovered" ->
              self
                  + "'s journal, "
                  + event.number("held")
                  + " records, incarnation "
                  + event.number("incarnation");
          case "view" -> roleOf(event, self);
          case "waitingFor" -> "nodes " + event.text("nodes") + ": " + event.text("why");
          case "divergence", "registerFailed", "refused" -> self + ": " + event.fields();
          default -> null;
        });
  }

  private static String roleOf(DrillEvent event, String self) {
    return switch (event.text("role")) {
      case "CATCHING_UP" -> self + " catches up, in view " + event.number("version");
      case "HOT" -> self + " is hot, in view " + event.number("version");
      default -> null;
    };
  }

  private static double patienceMs(DrillEvent event) {
    return event.number("patienceNs") / NS_PER_MS;
  }

  private String node(DrillEvent event) {
    return letter(event.number("node"));
  }

  private String letter(long nodeId) {
    return nodeId < 0 ? "nobody" : site.letterOf((int) nodeId);
  }

  private String members(DrillEvent event) {
    if (!(event.fields().get("members") instanceof Map<?, ?> members)) {
      return "?";
    }
    List<String> letters =
        members.keySet().stream().map(id -> letter(Long.parseLong(id.toString()))).toList();
    return String.join("+", letters);
  }

  private void print(long atNs, String what, String text) {
    screen.line(String.format("  %9.4f s  %-12s %s", (atNs - zeroNs) / NS_PER_S, what, text));
  }
}
