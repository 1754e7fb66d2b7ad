package io.hotpair.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.protocol.Member;
import io.hotpair.engine.protocol.View;
import io.hotpair.engine.protocol.replica.ProtocolSettings;
import io.hotpair.engine.protocol.replica.ReplicaOutput;
import io.hotpair.engine.protocol.replica.ReplicaProtocol;
import io.hotpair.journal.ChronicleJournal;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Node 1, hot or primary, hears the digests of node 0. */
class DigestComparisonTest {
  private static final int INTERVAL = 4;
  private static final Member OTHER = new Member(0, 1);
  private static final Member SELF = new Member(1, 1);

  @TempDir private Path directory;
  private final List<List<Object>> divergences = new ArrayList<>();
  private final DigestLog own = new DigestLog(INTERVAL);
  private ChronicleJournal journal;
  private ReplicaProtocol protocol;
  private DigestComparison comparison;

  @BeforeEach
  void open() {
    journal =
        ChronicleJournal.open(
            new ChronicleJournal.Context().directory(directory).clusterName("c").nodeId(1));
    protocol =
        new ReplicaProtocol(
            1, 1, journal.epochs(), Silent.of(ReplicaOutput.class), ProtocolSettings.DEFAULT);
    comparison = new DigestComparison(own, protocol, recording());
    adopt(1, OTHER);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void shouldSayWhereItDiffersFromThePrimaryAndWhereItLastAgreed() {
    own.put(4, 40);
    own.put(8, 80);
    assertEquals(0, comparison.onDigest(0, 4, 40));
    assertEquals(8, comparison.onDigest(0, 8, 81));
    assertEquals(List.of(List.of(4L, 8L, 80L, 0, 81L)), divergences);
  }

  @Test
  void shouldTellOfADifferenceOnceAndStayIfItIsThePrimary() {
    adopt(2, SELF);
    own.put(4, 40);
    assertEquals(0, comparison.onDigest(0, 4, 41));
    assertEquals(0, comparison.onDigest(0, 4, 41));
    assertEquals(List.of(List.of(0L, 4L, 40L, 0, 41L)), divergences);
  }

  @Test
  void shouldCompareWhatItHeardBeforeItHadAppliedAsMuch() {
    own.put(4, 40);
    assertEquals(0, comparison.onDigest(0, 8, 81));
    assertEquals(0, comparison.onDigest(0, 12, 120));
    own.put(8, 80);
    assertEquals(
        8, comparison.onDigest(0, 16, 160), "16 is ahead again: 8 is what can be compared");
    assertEquals(List.of(List.of(0L, 8L, 80L, 0, 81L)), divergences);
  }

  @Test
  void shouldGoOnToTheNextThatIsAheadWhenOneAgrees() {
    assertEquals(0, comparison.onDigest(0, 4, 40));
    own.put(4, 40);
    assertEquals(0, comparison.onDigest(0, 8, 81));
    own.put(8, 80);
    assertEquals(8, comparison.onDigest(0, 12, 120));
    assertEquals(List.of(List.of(4L, 8L, 80L, 0, 81L)), divergences);
  }

  @Test
  void shouldForgetWhatItHeardInAnotherView() {
    assertEquals(0, comparison.onDigest(0, 4, 41));
    adopt(2, OTHER);
    own.put(4, 40);
    assertEquals(0, comparison.onDigest(0, 8, 80));
    own.put(8, 80);
    assertEquals(0, comparison.onDigest(0, 12, 120));
    assertEquals(List.of(), divergences);
  }

  @Test
  void shouldNotWaitForWhatItHeardInAnotherView() {
    assertEquals(0, comparison.onDigest(0, 400, 41));
    adopt(2, OTHER);
    own.put(4, 40);
    assertEquals(0, comparison.onDigest(0, 8, 81));
    own.put(8, 80);
    assertEquals(8, comparison.onDigest(0, 12, 120));
  }

  @Test
  void shouldForgetWhatASnapshotPassedOver() {
    assertEquals(0, comparison.onDigest(0, 4, 41));
    own.put(400, 4);
    assertEquals(0, comparison.onDigest(0, 404, 5));
    own.put(404, 6);
    assertEquals(404, comparison.onDigest(0, 404, 5));
  }

  private void adopt(long version, Member primary) {
    protocol.adopt(new View(version, version, primary.nodeId(), List.of(OTHER, SELF)));
  }

  private NodeEvents recording() {
    return (NodeEvents)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {NodeEvents.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("onDivergence")) {
                divergences.add(Arrays.asList(arguments));
              }
              return null;
            });
  }
}
