package io.hotpair.engine.protocol.watchdog;

import io.hotpair.engine.protocol.View;
import java.util.List;

/** Keeps every event as one line of text. */
final class RecordedEvents implements WatchdogEvents {
  private final List<String> lines;

  RecordedEvents(List<String> lines) {
    this.lines = lines;
  }

  @Override
  public void heard(int nodeId, long incarnation, long atNs) {
    lines.add("heard " + nodeId + "." + incarnation);
  }

  @Override
  public void unknownNode(int nodeId, long incarnation, long atNs) {
    lines.add("unknown " + nodeId);
  }

  @Override
  public void suspected(int nodeId, long incarnation, long silentNs, long patienceNs, long atNs) {
    lines.add("suspected " + nodeId + "." + incarnation + " " + silentNs + ">" + patienceNs);
  }

  @Override
  public void disagreed(int nodeId, int heardByNodeId, long silentNs, long boundNs, long atNs) {
    lines.add("disagreed " + nodeId + " heard by " + heardByNodeId);
  }

  @Override
  public void cleared(int nodeId, long incarnation, long silentNs, long nextPatienceNs, long atNs) {
    lines.add("cleared " + nodeId + "." + incarnation);
  }

  @Override
  public void stuck(int nodeId, long incarnation, StuckReason why, long stuckNs, long atNs) {
    lines.add("stuck " + nodeId + " " + why);
  }

  @Override
  public void granted(View view, GrantReason why, int nodeId, long atNs) {
    lines.add("granted " + view.version() + " " + why + " " + nodeId);
  }

  @Override
  public void adopted(int nodeId, long incarnation, long version, long atNs) {
    lines.add("adopted " + nodeId + "." + incarnation + " " + version);
  }

  @Override
  public void waitingFor(List<Integer> nodeIds, String why, long atNs) {
    lines.add("waiting " + nodeIds + " " + why);
  }

  @Override
  public void refused(String why, long atNs) {
    lines.add("refused " + why);
  }

  @Override
  public void resumed(long atNs) {
    lines.add("resumed");
  }

  @Override
  public void forced(View view, String whatMayBeLost, long atNs) {
    lines.add("forced " + view.version() + " " + whatMayBeLost);
  }

  @Override
  public void ownStall(long gapNs, long atNs) {
    lines.add("ownStall " + gapNs);
  }

  @Override
  public void allSilent(long silentNs, long atNs) {
    lines.add("allSilent");
  }

  @Override
  public void registerMoved(View view, long atNs) {
    lines.add("moved " + view.version());
  }
}
