package io.hotpair.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.flow.FlowSources;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.engine.orderbook.OrderCommands;
import io.hotpair.engine.orderbook.sbe.OrderType;
import io.hotpair.engine.orderbook.sbe.Side;
import io.hotpair.engine.service.Operation;
import io.hotpair.journal.JournalException;
import io.hotpair.journal.sbe.RecordKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReplayTest {
  @TempDir Path temp;

  private final OrderCommands commands = new OrderCommands();
  private final UnsafeBuffer operation = new UnsafeBuffer(new byte[OrderCommands.MAX_LENGTH]);

  /** Notes what became of each operation. */
  private static final class Notes implements ReplayListener {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void onAnswer(Operation operation, DirectBuffer answer, int length) {
      lines.add("answered " + operation.sequence());
    }

    @Override
    public void onRepeat(Operation operation) {
      lines.add("repeat " + operation.sequence());
    }

    @Override
    public void onIgnored(Operation operation) {
      lines.add("ignored " + operation.sequence());
    }
  }

  private Path generated(int operations) {
    Path directory = temp.resolve("journal");
    try (JournalMaker maker = JournalMaker.open(directory, 0, 1 << 20, 700);
        OperationSource source = FlowSources.generatedOrders(3, operations)) {
      maker.epoch().session(1).operations(1, 1, source);
    }
    return directory;
  }

  private static JournalReplay.Context context(Path directory) {
    return new JournalReplay.Context().directory(directory).service(new OrderBookService());
  }

  private void order(JournalMaker maker, long clientSequence, long orderId, long price) {
    int length = commands.newOrder(operation, 0, 0, orderId, Side.BUY, OrderType.LIMIT, price, 10);
    maker.operation(1, clientSequence, operation, length);
  }

  @Test
  void shouldReachTheStateOfTheServiceThatRanLive() {
    int count = 3_000;
    Path directory = generated(count);
    OrderBookService live = new OrderBookService();
    ExpandableArrayBuffer answer = new ExpandableArrayBuffer();
    LiveOperation operations = new LiveOperation();
    List<Integer> answers = new ArrayList<>();
    try (OperationSource source = FlowSources.generatedOrders(3, count)) {
      while (operations.next(source)) {
        int length = live.onOperation(operations, answer);
        answers.add(hash(answer, length));
      }
    }
    List<Integer> replayed = new ArrayList<>();
    OrderBookService service = new OrderBookService();
    JournalReplay.Context context =
        context(directory)
            .service(service)
            .listener((operation, buffer, length) -> replayed.add(hash(buffer, length)));
    try (JournalReplay replay = JournalReplay.open(context)) {
      assertEquals(count + 2, replay.run());
      assertEquals(count, replay.operations());
    }
    assertEquals(answers, replayed);
    assertEquals(live.digest(), service.digest());
  }

  private static int hash(DirectBuffer buffer, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(0, bytes);
    return java.util.Arrays.hashCode(bytes);
  }

  @Test
  void shouldStopAfterTheRecordAskedFor() {
    Path directory = generated(1_000);
    try (JournalReplay all = JournalReplay.open(context(directory));
        JournalReplay part = JournalReplay.open(context(directory).toSequence(500))) {
      while (all.sequence() < 500) {
        assertTrue(all.step());
      }
      assertEquals(500, part.run());
      assertFalse(part.step());
      assertEquals(all.state().digest(), part.state().digest());
    }
  }

  @Test
  void shouldStopAfterTheLastRecordOfTheMomentAskedFor() {
    Path directory = generated(1_000);
    long moment = JournalMaker.START_NS + 321 * JournalMaker.STEP_NS;
    try (JournalReplay replay = JournalReplay.open(context(directory).untilNs(moment))) {
      assertEquals(321, replay.run());
      assertEquals(moment, replay.timestampNs());
      assertFalse(replay.step());
    }
    try (JournalReplay replay = JournalReplay.open(context(directory).untilNs(moment - 1))) {
      assertEquals(320, replay.run());
      assertFalse(replay.step());
      assertEquals(320, replay.sequence());
    }
  }

  @Test
  void shouldTellOnlyOfOperationsFromTheSequenceAskedFor() {
    List<Long> told = new ArrayList<>();
    JournalReplay.Context context =
        context(generated(100))
            .fromSequence(90)
            .toSequence(95)
            .listener((operation, answer, length) -> told.add(operation.sequence()));
    try (JournalReplay replay = JournalReplay.open(context)) {
      replay.run();
    }
    assertEquals(List.of(90L, 91L, 92L, 93L, 94L, 95L), told);
  }

  @Test
  void shouldTellRepeatedAndIgnoredOperationsApart() {
    Path directory = temp.resolve("journal");
    try (JournalMaker maker = JournalMaker.open(directory, 0)) {
      maker.epoch().session(1);
      order(maker, 1, 11, 100);
      order(maker, 1, 11, 100);
      maker.plain(RecordKind.SESSION_CLOSE, 1, 0);
      order(maker, 2, 12, 100);
    }
    Notes notes = new Notes();
    try (JournalReplay replay = JournalReplay.open(context(directory).listener(notes))) {
      replay.run();
    }
    assertEquals(List.of("answered 3", "repeat 4", "ignored 6"), notes.lines);
  }

  @Test
  void shouldRefuseAJournalWhoseFirstRecordsArePruned() throws Exception {
    Path directory = temp.resolve("journal");
    try (JournalMaker maker = JournalMaker.open(directory, 0, 1 << 20, 10)) {
      maker.epoch().session(1);
      for (int i = 1; i <= 20; i++) {
        order(maker, i, i, 100);
      }
    }
    try (var files = java.nio.file.Files.walk(directory.resolve("segments/00000001-e0-s1"))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        java.nio.file.Files.delete(file);
      }
    }
    String message =
        assertThrows(JournalException.class, () -> JournalReplay.open(context(directory)))
            .getMessage();
    assertTrue(message.contains("begins with record 11"), message);
  }

  @Test
  void shouldNameTheSettingThatIsWrong() {
    assertWrong(new JournalReplay.Context().service(new OrderBookService()), "directory");
    assertWrong(new JournalReplay.Context().directory(temp), "service");
    assertWrong(context(temp).sessionWindow(3), "sessionWindow");
    assertWrong(context(temp).fromSequence(0), "fromSequence");
    assertWrong(context(temp).fromSequence(5).toSequence(4), "toSequence");
  }

  private static void assertWrong(JournalReplay.Context context, String setting) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> JournalReplay.open(context))
            .getMessage();
    assertTrue(message.contains(setting), message);
  }

  @Test
  void shouldAnswerTheSamplesQuestion() {
    Path directory = temp.resolve("journal");
    try (JournalMaker maker = JournalMaker.open(directory, 0)) {
      maker.epoch().session(1);
      order(maker, 1, 11, 100);
      order(maker, 2, 12, 101);
      order(maker, 3, 13, 102);
    }
    String text = ReplaySample.bestBidAt(directory, 4);
    assertTrue(text.contains("4 {\"status\":\"ACCEPTED\""), text);
    assertTrue(text.endsWith("best bid 10 at 101"), text);
  }
}
