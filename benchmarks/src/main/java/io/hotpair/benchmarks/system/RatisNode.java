package io.hotpair.benchmarks.system;

import io.hotpair.engine.process.Lifetime;
import io.hotpair.engine.process.ServiceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.server.storage.RaftStorage;

/** A server of Apache Ratis. */
public final class RatisNode {
  private RatisNode() {}

  /**
   * Runs until standard input ends or a signal comes.
   *
   * @param arguments node id, port base, directory, service.
   */
  public static void main(String[] arguments) {
    try {
      run(arguments);
      System.exit(0);
    } catch (IOException | InterruptedException | RuntimeException e) {
      // Threads of the peer may still run; without its node this process is of no use.
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(String[] arguments) throws IOException, InterruptedException {
    int nodeId = Integer.parseInt(arguments[0]);
    int portBase = Integer.parseInt(arguments[1]);
    Path directory = Path.of(arguments[2]);
    Path home = directory.resolve("node-" + nodeId);
    Lifetime lifetime = new Lifetime();
    lifetime.endWithStandardInput();
    RaftProperties properties = new RaftProperties();
    GrpcConfigKeys.Server.setPort(properties, RatisGroup.port(portBase, nodeId));
    RaftServerConfigKeys.setStorageDir(properties, List.of(home.toFile()));
    RaftServerConfigKeys.Log.setUnsafeFlushEnabled(properties, true);
    try (PeerEvents events = new PeerEvents(directory, nodeId);
        RaftServer server =
            RaftServer.newBuilder()
                .setServerId(RatisGroup.peerId(nodeId))
                .setGroup(RatisGroup.of(portBase))
                .setProperties(properties)
                .setOption(
                    home.toFile().exists()
                        ? RaftStorage.StartupOption.RECOVER
                        : RaftStorage.StartupOption.FORMAT)
                .setStateMachine(
                    new RatisStateMachine(
                        ServiceKind.valueOf(arguments[3]).newService(),
                        RatisGroup.peerId(nodeId),
                        events))
                .build()) {
      server.start();
      lifetime.await();
    }
  }
}
