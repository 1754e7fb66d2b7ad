package io.hotpair.engine.drill;

import io.hotpair.engine.events.JsonText;
import io.hotpair.engine.load.LoadPlan;
import io.hotpair.engine.load.LoadResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A verdict for machines, as one JSON object. */
final class VerdictJson {
  private VerdictJson() {}

  static String of(Verdict verdict, DrillPlan plan, UnaryOperator<String> titleOf) {
    Evidence evidence = verdict.evidence();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("offered", evidence.load().offered());
    object.put("answered", evidence.load().answered());
    object.put("lost", verdict.lost());
    object.put("repeated", verdict.repeated());
    object.put("mismatched", verdict.mismatched());
    object.put("uncompared", verdict.uncompared());
    object.put("outOfOrder", verdict.outOfOrder());
    object.put("rate", plan.rate());
    object.put("measuredRate", rounded(evidence.load().measuredRate()));
    object.put("latencyMicros", latencies(evidence.load()));
    object.put("warmUp", LoadPlan.of(plan.count(), plan.rate()).warmUpCount());
    object.put(
        "failovers", evidence.failovers().stream().map(each -> failover(each, titleOf)).toList());
    object.put("falseSuspicions", evidence.falseSuspicions());
    Map<String, Object> digests = new LinkedHashMap<>(evidence.digests());
    digests.put("reference", verdict.referenceDigest());
    object.put("digests", digests);
    object.put("sequence", evidence.journals().lastSequence());
    object.put("epochs", evidence.journals().epochList());
    object.put("versions", evidence.versions());
    object.put("seed", plan.seed());
    object.put("ok", verdict.isOk());
    object.put("problems", verdict.problems());
    StringBuilder json = new StringBuilder();
    JsonText.append(json, object);
    return json.append('\n').toString();
  }

  private static Map<String, Object> latencies(LoadResult load) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("p50", rounded(load.latencyMicros(50)));
    object.put("p99", rounded(load.latencyMicros(99)));
    object.put("p999", rounded(load.latencyMicros(99.9)));
    object.put("max", rounded(load.latencyMicros(100)));
    return object;
  }

  private static Map<String, Object> failover(FailoverGap each, UnaryOperator<String> titleOf) {
    Failover failover = each.failover();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("killed", titleOf.apply(failover.kill().process()));
    object.put("role", failover.kill().role());
    object.put("byHand", failover.kill().isByHand());
    object.put("killedAtNs", failover.killedAtNs());
    object.put("suspectedMicros", rounded(each.suspectedMicros()));
    object.put("grantedMicros", rounded(each.grantedMicros()));
    object.put("firstAnswerMicros", rounded(each.firstAnswerMicros()));
    object.put("gapMicros", rounded(each.gapMicros()));
    object.put("rejoinMillis", rounded(each.rejoinMillis()));
    return object;
  }

  private static Double rounded(Double value) {
    return value == null ? null : Double.valueOf(Math.round(value * 10) / 10.0);
  }

  /** Words for people, one line each. */
  static List<String> summary(Verdict verdict) {
    LoadResult load = verdict.evidence().load();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            "offered %,d  answered %,d  lost %d  repeated %d  mismatched %d  out of order %d",
            load.offered(),
            load.answered(),
            verdict.lost(),
            verdict.repeated(),
            verdict.mismatched(),
            verdict.outOfOrder()));
    lines.add(
        String.format(
            "latency at %,.0f/s, from the intended sending: p50 %,.0f µs  p99 %,.0f µs  p99.9 %,.0f"
                + " µs  max %,.0f µs",
            load.measuredRate(),
            load.latencyMicros(50),
            load.latencyMicros(99),
            load.latencyMicros(99.9),
            load.latencyMicros(100)));
    lines.add(
        String.format(
            "journals %s to record %,d, epochs %s; digests: nodes %s, reference %s",
            verdict.evidence().journals().isEqual() ? "equal" : "DIFFERENT",
            verdict.evidence().journals().lastSequence(),
            verdict.evidence().journals().epochList(),
            verdict.evidence().digests().values(),
            verdict.referenceDigest()));
    if (verdict.uncompared() > 0) {
      lines.add(
          String.format(
              "%,d answers could not be compared: their records were pruned, and the reference run"
                  + " began with a snapshot",
              verdict.uncompared()));
    }
    return lines;
  }
}
