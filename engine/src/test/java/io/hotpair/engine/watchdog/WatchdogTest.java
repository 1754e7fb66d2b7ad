package io.hotpair.engine.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.driver.ThreadingMode;
import io.hotpair.engine.events.EventLog;
import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.watchdog.RegisterException;
import io.hotpair.engine.protocol.watchdog.WatchdogTimings;
import io.hotpair.transport.MediaDriverContext;
import io.hotpair.transport.MediaDriverLauncher;
import io.hotpair.transport.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One thread drives the watchdog and two nodes over the real wire, in shared memory. */
@Timeout(60)
class WatchdogTest {
  private static final Topology TOPOLOGY =
      Topology.builder(Topology.Mode.IPC).node(0, "a").node(1, "b").build();
  private static final long BEAT_NS = 100_000;

  @TempDir private Path directory;
  private final List<Throwable> errors = new ArrayList<>();
  private final List<BeatingNode> nodes = new ArrayList<>();
  private EventLog log;
  private MediaDriverLauncher driver;
  private Watchdog watchdog;
  private long beatAtNs;

  @BeforeEach
  void start() throws IOException {
    log = EventLog.open(directory.resolve("events.jsonl"), "watchdog");
    driver = MediaDriverLauncher.launch(driverContext());
    watchdog = Watchdog.launch(context(true).driver(driver).useInvoker(true));
  }

  @AfterEach
  void stop() {
    nodes.forEach(BeatingNode::close);
    watchdog.close();
    driver.close();
    log.close();
    assertEquals(List.of(), errors);
  }

  private MediaDriverContext driverContext() {
    return new MediaDriverContext()
        .name("watchdog-test")
        .threadingMode(ThreadingMode.INVOKER)
        .errorHandler(errors::add);
  }

  private Watchdog.Context context(boolean create) {
    return new Watchdog.Context()
        .topology(TOPOLOGY)
        .cluster("demo")
        .registerFile(directory.resolve("register"))
        .createRegister(create)
        .timings(new WatchdogTimings().patienceFloorNs(2_000_000).learningNs(2_000_000))
        .eventLog(log)
        .errorHandler(errors::add);
  }

  private BeatingNode startNode(int id, long incarnation) {
    BeatingNode node = new BeatingNode(driver.aeron(), TOPOLOGY, id, incarnation);
    nodes.add(node);
    return node;
  }

  private void stopNode(BeatingNode node) {
    nodes.remove(node);
    node.close();
  }

  private void runUntil(BooleanSupplier isReached) {
    long deadlineNs = System.nanoTime() + 30_000_000_000L;
    while (!isReached.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadlineNs, () -> "view is " + watchdog.view());
      watchdog.invoke();
      boolean isBeat = System.nanoTime() - beatAtNs >= BEAT_NS;
      for (BeatingNode node : nodes) {
        node.poll();
        if (isBeat) {
          node.beat();
        }
      }
      beatAtNs = isBeat ? System.nanoTime() : beatAtNs;
    }
  }

  private static View view(long version, long epoch, BeatingNode primary, BeatingNode... others) {
    List<Member> members = new ArrayList<>(List.of(new Member(primary.id, primary.incarnation)));
    for (BeatingNode node : others) {
      members.add(new Member(node.id, node.incarnation));
    }
    return new View(version, epoch, primary.id, members);
  }

  @Test
  void shouldStartAdmitFailOverAndKeepItAll() throws Exception {
    BeatingNode a = startNode(0, 5);
    BeatingNode b = startNode(1, 6);
    runUntil(() -> a.view.version() == 1 && b.view.version() == 1);
    assertEquals(view(1, 1, a), a.view);

    a.askFor(b);
    runUntil(() -> b.view.version() == 2);
    assertEquals(view(2, 1, a, b), b.view);

    stopNode(a);
    runUntil(() -> b.view.version() == 3);
    assertEquals(view(3, 2, b), b.view);

    BeatingNode again = startNode(0, 7);
    runUntil(() -> again.view.version() == 3);
    b.askFor(again);
    runUntil(() -> again.view.version() == 4 && watchdog.view().version() == 4);

    watchdog.close();
    log.close();
    try (FileRegister register =
        FileRegister.open(directory.resolve("register"), "demo", TOPOLOGY.nodeIds())) {
      assertEquals(view(4, 2, b, again), register.read());
    }
    String events = Files.readString(log.file());
    for (String expected :
        List.of(
            "\"event\":\"started\"",
            "\"why\":\"FIRST_START\"",
            "\"event\":\"suspected\",\"node\":0,\"incarnation\":5",
            "\"why\":\"PRIMARY_REPLACED\",\"node\":0,\"version\":3,\"epoch\":2,\"primary\":1,"
                + "\"members\":{\"1\":6}",
            "\"event\":\"adopted\",\"node\":1,\"incarnation\":6,\"version\":3")) {
      assertTrue(events.contains(expected), expected + " in\n" + events);
    }
  }

  @Test
  void shouldForceANodeOnRequest() throws Exception {
    BeatingNode b = startNode(1, 6);
    runUntil(
        () -> {
          CompletableFuture<View> answer = watchdog.force(1);
          watchdog.invoke();
          return !answer.isCompletedExceptionally();
        });
    runUntil(() -> b.view.version() == 1);
    assertEquals(view(1, 1, b), b.view);
    CompletableFuture<View> refused = watchdog.force(0);
    runUntil(refused::isDone);
    Throwable cause = assertThrows(ExecutionException.class, refused::get).getCause();
    assertEquals("node 0 is not heard: start it before it is forced", cause.getMessage());
  }

  @Test
  void shouldShowItsCounters() {
    BeatingNode a = startNode(0, 5);
    BeatingNode b = startNode(1, 6);
    runUntil(() -> a.view.version() == 1 && b.view.version() == 1 && counter("version") == 1);
    runUntil(() -> counter("node 0 version") == 1 && counter("node 1 version") == 1);
    assertEquals(1, counter("epoch"));
    assertEquals(0, counter("primary node (-1 none)"));
    assertEquals(1, counter("view changes"));
    assertEquals(6, counter("node 1 incarnation"));
    assertTrue(counter("register force max ns") > 0);
  }

  private long counter(String label) {
    long[] value = {-1};
    driver
        .aeron()
        .countersReader()
        .forEach(
            (counterId, typeId, key, text) -> {
              if (text.equals("hotpair watchdog: " + label)) {
                value[0] = driver.aeron().countersReader().getCounterValue(counterId);
              }
            });
    return value[0];
  }

  @Test
  void shouldRefuseASecondWatchdogAndASecondCreation() {
    assertTrue(
        assertThrows(RegisterException.class, () -> Watchdog.launch(context(false).driver(driver)))
            .getMessage()
            .contains("is in use"));
    assertTrue(
        assertThrows(RegisterException.class, () -> Watchdog.launch(context(true).driver(driver)))
            .getMessage()
            .contains("exists already"));
  }

  @Test
  void shouldNameTheSettingThatIsMissing() {
    assertEquals(
        "eventLog is not set; set it",
        assertThrows(
                IllegalArgumentException.class,
                () -> context(false).driver(driver).eventLog(null).conclude())
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> context(false).conclude());
  }

  @Test
  void shouldRunOnAThreadAndDriverOfItsOwnAndCloseCleanly() {
    Path file = directory.resolve("own");
    Watchdog own = Watchdog.launch(context(true).registerFile(file).driverContext(driverContext()));
    assertTrue(own.isRunning());
    assertEquals(View.NONE, own.view());
    assertThrows(IllegalStateException.class, own::invoke);
    own.close();
    assertTrue(own.force(0).isCompletedExceptionally());
    FileRegister.open(file, "demo", TOPOLOGY.nodeIds()).close();
  }

  @Test
  void shouldWatchAlsoWhereItCannotRehearse() throws IOException {
    watchdog.close();
    Files.createDirectories(directory.resolve("register.rehearsal").resolve("in the way"));
    watchdog = Watchdog.launch(context(false).driver(driver).useInvoker(true));
    BeatingNode a = startNode(0, 5);
    BeatingNode b = startNode(1, 6);
    runUntil(() -> a.view.version() == 1 && b.view.version() == 1);
    String events = Files.readString(directory.resolve("events.jsonl"));
    assertTrue(events.contains("notRehearsed") && events.contains("register.rehearsal"), events);
  }

  @Test
  void shouldIdleWhileAllAreHeardInTimeAndLookAgainAtOnceWhileOneIsNot() {
    BeatingNode a = startNode(0, 5);
    BeatingNode b = startNode(1, 6);
    runUntil(() -> a.view.version() == 1 && b.view.version() == 1);
    long deadlineNs = System.nanoTime() + 30_000_000_000L;
    do {
      assertTrue(System.nanoTime() < deadlineNs, "it never idles");
      a.beat();
      b.beat();
    } while (watchdog.invoke() > 0);
    do {
      assertTrue(System.nanoTime() < deadlineNs, "it idles although one is silent");
      a.beat();
    } while (watchdog.invoke() == 0);
  }
}
