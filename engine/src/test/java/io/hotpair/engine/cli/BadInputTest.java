package io.hotpair.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.journal.ChronicleJournal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every bad input ends with one clear line that names the thing, and an exit code other than 0. */
class BadInputTest {
  @TempDir private Path directory;

  @Test
  void shouldNameAMissingOrdersFile() {
    Path file = directory.resolve("none.csv");
    assertRefused(1, drill("--orders", file.toString()), "none.csv", "no such file");
  }

  @Test
  void shouldNameAnEmptyOrdersFile() throws IOException {
    Path file = Files.createFile(directory.resolve("empty.csv"));
    assertRefused(1, drill("--orders", file.toString()), "empty.csv", "is empty");
  }

  @Test
  void shouldNameTheLineWithFiveColumns() throws IOException {
    Path file = directory.resolve("five.csv");
    Files.writeString(file, "1.0,1,1,100,10000,1\n2.0,1,2,100,10000\n");
    assertRefused(1, drill("--orders", file.toString()), "five.csv", "line 2", "5 columns");
  }

  @Test
  void shouldNameATruncatedGzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 1000; i++) {
        String line = "1.0,1," + i + "," + (100 + i % 7) + ",10000,1\n";
        gzip.write(line.getBytes(StandardCharsets.US_ASCII));
      }
    }
    Path file = directory.resolve("cut.csv.gz");
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    assertRefused(1, drill("--orders", file.toString()), "cut.csv.gz", ".gz ends before");
  }

  @Test
  void shouldNameTheOffsetOfAnItchMessageThatIsCut() throws IOException {
    byte[] systemEvent = new byte[2 + 12];
    systemEvent[1] = 12;
    systemEvent[2] = 'S';
    byte[] file = Arrays.copyOf(systemEvent, systemEvent.length + 9);
    file[systemEvent.length + 1] = 36;
    file[systemEvent.length + 2] = 'A';
    Path path = Files.write(directory.resolve("cut.itch"), file);
    assertRefused(1, drill("--orders", path.toString()), "cut.itch", "offset");
  }

  @Test
  void shouldRefuseNonsenseInOptions() {
    assertRefused(2, drill("--rate", "0"), "--rate 0", "1 to");
    assertRefused(2, drill("--rate", "fast"), "--rate", "fast");
    assertRefused(2, drill("--count", "0"), "--count 0");
    assertRefused(2, drill("--at", "1.5"), "--at 1.5");
    assertRefused(2, drill("--repeat", "0"), "--repeat 0");
    assertRefused(2, drill("--restart-after", "-1"), "--restart-after");
    assertRefused(2, drill("--kill", "everyone"), "--kill", "everyone");
    assertRefused(2, drill("--service", "chess"), "--service", "chess");
    assertRefused(2, drill("--nonsense"), "--nonsense");
    assertRefused(2, CommandRun.of("nonsense"), "nonsense");
    assertRefused(2, CommandRun.of("load", "--rate", "0"), "--rate 0");
  }

  @Test
  void shouldRefuseOrdersForTheKeyValueService() throws IOException {
    Path file = directory.resolve("good.csv");
    Files.writeString(file, "1.0,1,1,100,10000,1\n");
    assertRefused(
        1, drill("--service", "kv", "--orders", file.toString()), "good.csv", "key-value");
  }

  @Test
  void shouldRefuseADirectoryThatIsNotEmpty() throws IOException {
    Files.createFile(directory.resolve("something"));
    assertRefused(1, CommandRun.of("drill", "--dir", directory.toString()), "is not empty");
  }

  @Test
  void shouldNameASettingThatDoesNotExist() throws IOException {
    Path file = directory.resolve("node.properties");
    Files.writeString(file, "hotpair.colour=green\n");
    String[] commands = {"node", "watchdog", "load", "status", "drill"};
    for (String command : commands) {
      assertRefused(
          2, CommandRun.of(command, "--config", file.toString()), "node.properties", "colour");
    }
    assertRefused(2, CommandRun.of("node", "--set", "hotpair.colour=green"), "hotpair.colour");
  }

  @Test
  void shouldNameASettingWhoseValueIsWrong() {
    CommandRun run = CommandRun.of("node", "--set", "hotpair.channel=pigeon");
    assertRefused(2, run, "hotpair.channel", "pigeon", "multicast");
  }

  @Test
  void shouldNameASettingsFileThatIsMissing() {
    Path file = directory.resolve("none.properties");
    assertRefused(2, CommandRun.of("node", "--config", file.toString()), "none.properties");
  }

  @Test
  void shouldRefuseAJournalThatBelongsToAnotherNode() {
    openJournal(0).close();
    assertRefused(1, node(1), "node 0", "node 1");
  }

  @Test
  void shouldRefuseAJournalThatIsOpenElsewhere() {
    try (ChronicleJournal journal = openJournal(0)) {
      assertRefused(1, node(0), "open in");
    }
  }

  @Test
  void shouldNameAPortThatIsInUse() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (DatagramSocket socket = new DatagramSocket(0, loopback)) {
      int portBase = socket.getLocalPort();
      CommandRun run =
          CommandRun.of(
              "node",
              "--set",
              "hotpair.dir=" + directory,
              "--set",
              "hotpair.channel=unicast",
              "--set",
              "hotpair.port.base=" + portBase);
      assertRefused(1, run, "127.0.0.1:" + portBase, "in use");
    }
  }

  @Test
  void shouldRefuseAWatchdogWithoutARegister() {
    CommandRun run = CommandRun.of("watchdog", "--set", "hotpair.dir=" + directory);
    assertRefused(1, run, "register", "is missing");
  }

  @Test
  void shouldSayThatNoProcessRunsThere() {
    CommandRun run = CommandRun.of("status", "--set", "hotpair.dir=" + directory);
    assertRefused(1, run, "no process", directory.toString());
  }

  private CommandRun drill(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "drill";
    arguments[1] = "--dir";
    arguments[2] = directory.resolve("drill").toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandRun.of(arguments);
  }

  private CommandRun node(int nodeId) {
    return CommandRun.of(
        "node",
        "--set",
        "hotpair.dir=" + directory,
        "--set",
        "hotpair.node.id=" + nodeId,
        "--set",
        "hotpair.port.base=31200");
  }

  private ChronicleJournal openJournal(int nodeId) {
    return ChronicleJournal.open(
        new ChronicleJournal.Context()
            .directory(directory)
            .clusterName("hotpair")
            .nodeId(nodeId)
            .minFreeBytes(0));
  }

  private static void assertRefused(int exitCode, CommandRun run, String... parts) {
    assertEquals(exitCode, run.exitCode(), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    for (String part : parts) {
      assertTrue(run.err().contains(part), "'" + part + "' in: " + run.err());
    }
  }
}
