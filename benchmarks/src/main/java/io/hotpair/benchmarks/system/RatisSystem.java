package io.hotpair.benchmarks.system;

import io.hotpair.benchmarks.load.LoadTarget;
import io.hotpair.benchmarks.load.Workload;
import io.hotpair.benchmarks.process.ChildJava;
import io.hotpair.benchmarks.process.Scratch;
import io.hotpair.engine.process.FreePorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Apache Ratis: three servers over gRPC, each one process. */
public final class RatisSystem implements BenchSystem {
  private static final long START_TIMEOUT_S = 60;

  private final int size;

  /**
   * Creates it.
   *
   * @param size of the operations, which decides about the service.
   */
  public RatisSystem(int size) {
    this.size = size;
  }

  @Override
  public String name() {
    return "ratis";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("version", "3.2.0");
    shown.put("processes", "3 nodes, client");
    shown.put("jvm", String.join(" ", ChildJava.OPTIONS));
    shown.put("service", Workload.service(size).name());
    shown.put("rpc", "gRPC on loopback, asynchronous ordered client");
    shown.put("flush", "raft.server.log.unsafe-flush.enabled=true: no waiting for the disk");
    shown.put("time-outs", "default: election 150 to 300 ms");
    return shown;
  }

  @Override
  public RunningSystem start(Scratch scratch) {
    Running running = new Running(scratch, Workload.service(size).name(), FreePorts.findBase());
    Waiting.until("the election", START_TIMEOUT_S, running.processes(), running::isWhole);
    return running;
  }

  private static final class Running implements RunningSystem {
    private final Scratch scratch;
    private final String service;
    private final int portBase;
    private final ChildJava[] nodes = new ChildJava[RatisGroup.NODES];
    private final LoggedEvents events;

    Running(Scratch scratch, String service, int portBase) {
      this.scratch = scratch;
      this.service = service;
      this.portBase = portBase;
      List<Path> logs = new ArrayList<>();
      for (int id = 0; id < nodes.length; id++) {
        logs.add(PeerEvents.file(scratch.directory(), id));
        restart(id);
      }
      events = new LoggedEvents(logs);
    }

    @Override
    public void restart(int nodeId) {
      nodes[nodeId] =
          scratch.start(
              "node-" + nodeId,
              RatisNode.class.getName(),
              List.of(
                  Integer.toString(nodeId),
                  Integer.toString(portBase),
                  scratch.directory().toString(),
                  service));
    }

    @Override
    public LoadTarget connect(LoadTarget.AnswerSink sink) {
      return new RatisTarget(portBase, sink);
    }

    @Override
    public List<ChildJava> processes() {
      return List.of(nodes);
    }

    @Override
    public int leader() {
      LoggedEvents.Event last =
          events.poll().last(e -> e.is("role") && e.text("role").equals("LEADER"));
      return last == null ? -1 : Integer.parseInt(last.source().substring("node-".length()));
    }

    @Override
    public ChildJava node(int nodeId) {
      return nodes[nodeId];
    }

    @Override
    public boolean isWhole() {
      events.poll();
      for (int id = 0; id < nodes.length; id++) {
        if (!PeerEvents.isInPlace(events, id, nodes[id].pid())) {
          return false;
        }
      }
      return leader() >= 0;
    }

    @Override
    public Map<String, Double> steps(long killedAtNs, int nodeId, long answeredAtNs) {
      return PeerEvents.steps(events.poll(), killedAtNs, nodeId, answeredAtNs);
    }

    @Override
    public void close() {
      for (ChildJava node : nodes) {
        node.close();
      }
    }
  }
}
