package io.hotpair.engine.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.replay.JournalMaker;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveJournalTest {
  private static final int OPERATIONS = 120_000;

  @TempDir Path temp;

  @Test
  void shouldReadARunningNodesJournalWithoutDisturbingIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    try (JournalMaker maker = JournalMaker.open(temp, 0)) {
      maker.epoch().session(1);
      Thread node = new Thread(() -> append(maker, begun), "node");
      node.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
      node.start();
      begun.await();
      int rounds = 0;
      do {
        assertTrue(ToolRun.fine("verify", temp).startsWith("whole: "));
        ToolRun.fine("stat", temp);
        ToolRun.fine("ls", temp);
        ToolRun.fine("dump", temp, "--to", 50);
        ToolRun.fine("diff", temp, temp, "--prefix");
        ToolRun.fine("replay", temp, "--digest");
        rounds++;
      } while (node.isAlive());
      node.join();
      assertEquals(null, failure.get());
      assertTrue(rounds > 0);
      assertEquals(OPERATIONS + 2, maker.journal().lastSequence());
      assertTrue(ToolRun.fine("verify", temp).contains("to " + (OPERATIONS + 2) + ")"));
    }
  }

  private static void append(JournalMaker maker, CountDownLatch begun) {
    long clientSequence = 0;
    for (int part = 0; part < OPERATIONS / 1_000; part++) {
      try (OperationSource source = FlowSources.generatedOrders(part, 1_000)) {
        clientSequence = maker.operations(1, clientSequence + 1, source);
      }
      maker.journal().force();
      begun.countDown();
    }
  }
}
