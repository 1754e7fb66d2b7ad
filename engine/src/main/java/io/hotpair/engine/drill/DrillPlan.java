package io.hotpair.engine.drill;

import io.hotpair.engine.config.Settings;
import io.hotpair.engine.process.ServiceKind;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a drill does.
 *
 * @param service that the nodes carry.
 * @param orders file to play; empty for the generator.
 * @param seed of the generator.
 * @param rate operations per second.
 * @param count operations.
 * @param target what is killed.
 * @param at fraction of each part of the run at which the kill is due, above 0 and below 1; the run
 *     has as many equal parts as there are kills.
 * @param restartAfterMs milliseconds from a kill to the restart.
 * @param repeat how many kills, one after the other.
 * @param directory for journals and logs; empty for a fresh one.
 * @param isKept whether the directory stays there after a success.
 * @param json where the verdict for machines goes.
 * @param history where the history goes.
 * @param settings of the pair.
 * @param namespaces prefix of the network namespaces to run in; empty for none.
 * @param clients how many clients share the flow, 1 or more.
 * @param fault what is done besides kills; to links, it takes a network of the drill's own.
 */
public record DrillPlan(
    ServiceKind service,
    Optional<Path> orders,
    long seed,
    long rate,
    long count,
    KillTarget target,
    double at,
    long restartAfterMs,
    int repeat,
    Optional<Path> directory,
    boolean isKept,
    Optional<Path> json,
    Optional<Path> history,
    Settings settings,
    Optional<String> namespaces,
    int clients,
    Optional<FaultPlan> fault) {

  /** How long the flow may go on after the count because a kill is still due. */
  private static final long GRACE_SECONDS = 60;

  private static final long GRACE_COUNT = 5_000_000;

  /** How many operations at most: more than the count only while a kill is still due. */
  long mostCount() {
    int disturbances = kills() + fault.map(FaultPlan::repeat).orElse(0);
    long grace = Math.min(rate * GRACE_SECONDS, GRACE_COUNT);
    return disturbances == 0 ? count : count + grace;
  }

  /** How many kills are planned. */
  int kills() {
    return target == KillTarget.NONE ? 0 : repeat;
  }

  /** How many operations must have been offered before a kill, counted from 0, is due. */
  long dueAt(int kill) {
    return (long) ((kill + at) / repeat * count);
  }

  /** Whether the processes are on a network that the drill itself is, to disturb its links. */
  boolean isInLab() {
    return fault.isPresent() && fault.get().fault().isOfLinks();
  }

  /** Where the processes run. */
  Placement placement() {
    return namespaces.isPresent() ? new NamespacePlacement(namespaces.get()) : Placement.HERE;
  }

  /** The same with other settings. */
  DrillPlan with(Settings others) {
    return new DrillPlan(
        service,
        orders,
        seed,
        rate,
        count,
        target,
        at,
        restartAfterMs,
        repeat,
        directory,
        isKept,
        json,
        history,
        others,
        namespaces,
        clients,
        fault);
  }
}
