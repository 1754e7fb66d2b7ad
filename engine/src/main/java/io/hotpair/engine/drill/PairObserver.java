package io.hotpair.engine.drill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the event logs say about the pair: who is what, and all that happened. One thread. */
final class PairObserver {
  private final List<EventTail> tails;
  private final Collection<Integer> nodeIds;
  private final List<DrillEvent> events = new ArrayList<>();
  private final Map<Integer, String> roles = new TreeMap<>();
  private final Map<Integer, Long> incarnations = new TreeMap<>();
  private final Map<Integer, Long> goneAtNs = new TreeMap<>();
  private final List<Long> versions = new ArrayList<>();
  private DrillEvent lastGrant;

  PairObserver(Collection<Integer> nodeIds, List<EventTail> tails) {
    this.nodeIds = nodeIds;
    this.tails = tails;
  }

  /** Reads on; returns what is new, in order of time. */
  List<DrillEvent> poll() throws IOException {
    List<DrillEvent> fresh = new ArrayList<>();
    for (EventTail tail : tails) {
      tail.poll(fresh);
    }
    fresh.sort(Comparator.comparingLong(DrillEvent::atNs));
    for (DrillEvent event : fresh) {
      onEvent(event);
    }
    events.addAll(fresh);
    return fresh;
  }

  private void onEvent(DrillEvent event) {
    if (event.is("granted")) {
      lastGrant = event;
      versions.add(event.number("version"));
      return;
    }
    int nodeId = nodeOf(event.source());
    if (nodeId < 0 || event.atNs() <= goneAtNs.getOrDefault(nodeId, Long.MIN_VALUE)) {
      return;
    }
    switch (event.name()) {
      case "recovered" -> {
        incarnations.put(nodeId, event.number("incarnation"));
        roles.put(nodeId, "recovering");
      }
      case "view" -> roles.put(nodeId, event.text("role").toLowerCase(java.util.Locale.ROOT));
      default -> {
        // says nothing about the node's place
      }
    }
  }

  static int nodeOf(String process) {
    return process.startsWith("node-") ? Integer.parseInt(process.substring(5)) : -1;
  }

  /** A node's process is gone: what its log says about the time before counts no more. */
  void onGone(int nodeId, long atNs) {
    goneAtNs.put(nodeId, atNs);
    roles.put(nodeId, "down");
  }

  /** Whether all nodes are members of the last view, in the incarnations that run, and know it. */
  boolean isWhole() {
    if (lastGrant == null || lastGrant.memberCount() != nodeIds.size()) {
      return false;
    }
    for (int nodeId : nodeIds) {
      String role = role(nodeId);
      boolean isMember = role.equals("hot") || role.equals("primary");
      if (!isMember || lastGrant.memberIncarnation(nodeId) != incarnation(nodeId)) {
        return false;
      }
    }
    return true;
  }

  /** The node that is primary by the last view; -1 for none. */
  int primary() {
    return lastGrant == null ? -1 : (int) lastGrant.number("primary");
  }

  /** Another node than this one. */
  int otherThan(int nodeId) {
    return nodeIds.stream().filter(id -> id != nodeId).findFirst().orElseThrow();
  }

  String role(int nodeId) {
    return roles.getOrDefault(nodeId, "starting");
  }

  long incarnation(int nodeId) {
    return incarnations.getOrDefault(nodeId, 0L);
  }

  List<Long> versions() {
    return versions;
  }

  /** All that happened, in the order of reading. */
  List<DrillEvent> events() {
    return events;
  }
}
