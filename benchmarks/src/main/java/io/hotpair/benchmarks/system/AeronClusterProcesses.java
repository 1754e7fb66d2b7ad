package io.hotpair.benchmarks.system;

import io.hotpair.benchmarks.load.LoadTarget;
import io.hotpair.benchmarks.load.LoadThreads;
import io.hotpair.benchmarks.process.ChildJava;
import io.hotpair.benchmarks.process.Scratch;
import io.hotpair.engine.process.ServiceKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Three nodes of Aeron Cluster that run. */
final class AeronClusterProcesses implements RunningSystem {
  private final Scratch scratch;
  private final ServiceKind service;
  private final long heartbeatTimeoutMs;
  private final String idle;
  private final int mtuLength;
  private final Sharing sharing;
  private final AeronClusterPorts ports;
  private final ChildJava[] nodes = new ChildJava[AeronClusterPorts.NODES];
  private final LoggedEvents events;

  AeronClusterProcesses(
      Scratch scratch,
      ServiceKind service,
      long heartbeatTimeoutMs,
      String idle,
      int mtuLength,
      Sharing sharing,
      int portBase) {
    this.scratch = scratch;
    this.service = service;
    this.heartbeatTimeoutMs = heartbeatTimeoutMs;
    this.idle = idle;
    this.mtuLength = mtuLength;
    this.sharing = sharing;
    ports = new AeronClusterPorts(portBase);
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
            AeronClusterNode.class.getName(),
            List.of(
                Integer.toString(nodeId),
                Integer.toString(ports.base()),
                scratch.directory().toString(),
                scratch.memory().toString(),
                service.name(),
                Long.toString(heartbeatTimeoutMs),
                idle,
                Integer.toString(mtuLength),
                Integer.toString(sharing.cores().coreOf(nodeId))));
  }

  @Override
  public LoadThreads clientThreads() {
    return sharing.clientThreads();
  }

  @Override
  public LoadTarget connect(LoadTarget.AnswerSink sink) {
    return sharing.pace(new AeronClusterTarget(ports, scratch.memory(), idle, mtuLength, sink));
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
