package io.hotpair.engine.snapshot;

import io.hotpair.engine.flow.FlowKind;
import java.nio.file.Path;

/**
 * A process that appends, takes snapshots and prunes, without end, and says how far it has come.
 */
final class SnapshottingProcess {
  private static final int STEP = 400;

  private SnapshottingProcess() {}

  public static void main(String[] args) {
    try (SnapshotFixture node = new SnapshotFixture(Path.of(args[0]), FlowKind.KEY_VALUES)) {
      Retention retention =
          new Retention(
              node.store,
              node.journal(),
              2,
              () -> Long.MAX_VALUE,
              Pacer.none(),
              SnapshotEvents.NONE);
      Snapshotter snapshotter = node.snapshotter();
      while (true) {
        node.append(STEP);
        snapshotter.take(node.committed() - 50);
        retention.run();
        System.out.println(node.committed());
      }
    }
  }
}
