package io.hotpair.benchmarks.system;

import io.hotpair.engine.events.EventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a peer's nodes write about themselves: {@code processStarted}, {@code role}, and {@code
 * inPlace} or {@code electing}.
 */
final class PeerEvents implements AutoCloseable {
  private final EventLog log;
  private boolean isInPlace;

  PeerEvents(Path directory, int nodeId) throws IOException {
    log = EventLog.open(file(directory, nodeId), "node-" + nodeId);
    log.event("processStarted", "pid", ProcessHandle.current().pid());
  }

  static Path file(Path directory, int nodeId) {
    return directory.resolve("node-" + nodeId + "-events.jsonl");
  }

  void role(String role) {
    log.event("role", "role", role);
  }

  void inPlace(boolean isNow) {
    if (isNow != isInPlace) {
      isInPlace = isNow;
      log.event(isNow ? "inPlace" : "electing");
    }
  }

  static boolean isInPlace(LoggedEvents events, int nodeId, long pid) {
    LoggedEvents.Event started =
        events.last(e -> e.isFrom(nodeId) && e.is("processStarted") && e.number("pid") == pid);
    if (started == null) {
      return false;
    }
    LoggedEvents.Event last =
        events.last(e -> e.isFrom(nodeId) && (e.is("inPlace") || e.is("electing")));
    return last != null && last.is("inPlace") && last.atNs() > started.atNs();
  }

  static Map<String, Double> steps(
      LoggedEvents events, long killedAtNs, int nodeId, long answeredAtNs) {
    return new FailoverSteps(killedAtNs)
        .to("detection", events.first(killedAtNs, e -> e.is("electing") && !e.isFrom(nodeId)))
        .to(
            "election",
            events.first(
                killedAtNs,
                e -> e.is("role") && !e.isFrom(nodeId) && e.text("role").equals("LEADER")))
        .to("first answer", answeredAtNs)
        .micros();
  }

  @Override
  public void close() {
    log.close();
  }
}
