package io.hotpair.benchmarks.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.benchmarks.load.LoadThreads;
import io.hotpair.benchmarks.process.ChildJava;
import io.hotpair.benchmarks.process.CorePlacement;
import io.hotpair.benchmarks.process.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where the threads of real node processes run, as Linux says it. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class NodeCoresIT {
  private static final int SIZE = 100;
  private static final int MTU = 1408;

  // Linux keeps 15 characters of a name.
  private static final String SEQUENCING_THREAD = "[hotpair-sequen";
  private static final String PEER_THREAD = "consensus-modul";

  @TempDir private Path directory;

  @Test
  void shouldKeepEachNodesSequencingThreadOnACoreOfItsOwn() {
    assertEquals(
        List.of(core(0), core(1)),
        coresOf(hotpair(CorePlacement.SPREAD, "backoff"), 2, SEQUENCING_THREAD));
  }

  @Test
  void shouldGiveTheThreadThatStandsInTheNextCoreWhereIdleThreadsYield() {
    Set<String> first = union(core(0), core(1));
    Set<String> second = union(core(1), core(2));
    assertEquals(
        List.of(first, second),
        coresOf(hotpair(CorePlacement.SPREAD, "yield"), 2, SEQUENCING_THREAD));
  }

  @Test
  void shouldLeaveThemToTheSystemIfToldSo() {
    String all = allowed(Path.of("/proc/self"));
    assertEquals(
        List.of(Set.of(all), Set.of(all)),
        coresOf(hotpair(CorePlacement.ANY, "backoff"), 2, SEQUENCING_THREAD));
  }

  @Test
  void shouldKeepThePeersThreadsOnThatCoreToo() {
    BenchSystem peer =
        new AeronClusterSystem(
            SIZE,
            AeronClusterSystem.DEFAULT_TIMEOUT,
            "backoff",
            MTU,
            new Sharing(CorePlacement.SPREAD, 0, LoadThreads.SINGLE));
    assertEquals(List.of(core(0), core(1), core(2)), coresOf(peer, 3, PEER_THREAD));
  }

  private static Set<String> core(int nodeId) {
    return Set.of(Integer.toString(CorePlacement.SPREAD.coreOf(nodeId)));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
  }

  private static BenchSystem hotpair(CorePlacement cores, String idle) {
    return HotpairSystem.of(
        SIZE,
        "multicast",
        "shared",
        new Sharing(cores, 0, LoadThreads.SINGLE),
        Map.of("hotpair.idle", idle));
  }

  /** For each node, where its threads of that name may run. */
  private List<Set<String>> coresOf(BenchSystem system, int nodes, String threadName) {
    try (Scratch scratch = Scratch.create(directory, system.name());
        RunningSystem running = system.start(scratch)) {
      return IntStream.range(0, nodes)
          .mapToObj(nodeId -> coresOf(running.node(nodeId), threadName))
          .toList();
    }
  }

  private static Set<String> coresOf(ChildJava process, String threadName) {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      return threads
          .filter(thread -> read(thread.resolve("comm")).startsWith(threadName))
          .map(NodeCoresIT::allowed)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String allowed(Path thread) {
    return read(thread.resolve("status"))
        .lines()
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
