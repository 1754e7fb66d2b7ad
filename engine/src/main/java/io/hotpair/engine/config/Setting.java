package io.hotpair.engine.config;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every setting of Hotpair: the key in a {@code .properties} file, its default and what it means.
 */
public enum Setting {
  CLUSTER(
      "hotpair.cluster",
      "hotpair",
      "name of the pair; journals and registers of another one are refused"),
  NODES("hotpair.nodes", "0=127.0.0.1,1=127.0.0.1", "id=host of every node, ids 0 to 31"),
  NODE_ID("hotpair.node.id", "0", "which of them this process is"),
  WATCHDOG_HOST("hotpair.watchdog.host", "127.0.0.1", "host of the watchdog"),
  SERVICE("hotpair.service", "orderbook", "what the nodes carry: orderbook or kv"),
  DIR("hotpair.dir", "hotpair-data", "directory of the journal (nodes) or the register (watchdog)"),
  CHANNEL(
      "hotpair.channel",
      "multicast",
      "multicast, unicast (to a list of hosts) or ipc (one process)"),
  INTERFACE("hotpair.interface", "127.0.0.1", "address of the network interface to use"),
  MULTICAST_GROUP(
      "hotpair.multicast.group", "224.20.26.11", "multicast address; its last number must be odd"),
  PORT_BASE(
      "hotpair.port.base",
      "20400",
      "first of 100 UDP ports: feeds, +50 watchdog, +60 ingress, +61 records"),
  MTU(
      "hotpair.mtu",
      "1408",
      "most bytes of a datagram, 512 to 65504, a multiple of 32: 1408 fits any Ethernet frame, 8192"
          + " a jumbo frame"),
  DRIVER(
      "hotpair.driver",
      "embedded",
      "Aeron media driver: embedded, or external at hotpair.aeron.dir"),
  AERON_DIR(
      "hotpair.aeron.dir", "", "directory of the media driver; empty: one of this process's own"),
  THREADS(
      "hotpair.threads",
      "shared",
      "shared (one duty thread) or dedicated (a thread for each part)"),
  IDLE("hotpair.idle", "yield", "what an idle duty thread does: backoff, yield or spin"),
  WATCHDOG_IDLE(
      "hotpair.watchdog.idle",
      "backoff",
      "the same for the watchdog, which has little to do and may leave cores to others"),
  SLICE_US(
      "hotpair.slice.us",
      "100",
      "turn of a duty thread where threads share cores, 100 to 100000 microseconds; 0: the"
          + " system's own (Linux 6.12 or later)"),
  CPU_SEQUENCER("hotpair.cpu.sequencer", "-1", "core for the sequencing thread; -1: any"),
  CPU_APPLY("hotpair.cpu.apply", "-1", "core for the apply thread when dedicated; -1: any"),
  STAND_IN_US(
      "hotpair.stand.in.us",
      "100",
      "microseconds without a turn of a node's duty thread after which a second thread goes on with"
          + " it, 10 to 1000000; 0: there is none, nor where idle threads do not yield"),
  CPU_STAND_IN("hotpair.cpu.stand.in", "-1", "core for that second thread; -1: any"),
  DURABILITY(
      "hotpair.durability",
      "mapped",
      "mapped, forced-when-alone (before an answer, while no other node holds it) or forced"
          + " (always)"),
  FORCE_RECORDS(
      "hotpair.force.records",
      "0",
      "records after which the journal is forced in the background; 0: not for that reason"),
  FORCE_INTERVAL_US(
      "hotpair.force.interval.us",
      "0",
      "microseconds after which what was appended is forced in the background; 0: not for that"
          + " reason"),
  WRITE_BEHIND_KIB(
      "hotpair.journal.write.behind.kib",
      "128",
      "KiB of the journal that are written to the disk at a time, in the background, where nothing"
          + " forces it anyway; a core is busy with 4096 for some 3 ms; 0: none, so the system writes"
          + " all of half a minute at once (Linux)"),
  RING_SIZE("hotpair.ring.size", "8192", "slots of the ring; a power of two"),
  OPERATION_MAX_LENGTH(
      "hotpair.operation.max.length", "2048", "longest operation in bytes, 512 to 1048576"),
  SESSION_WINDOW(
      "hotpair.session.window",
      "4096",
      "operations a client may have unanswered; a power of two, same on all nodes"),
  SESSION_TIMEOUT_MS(
      "hotpair.session.timeout.ms", "30000", "a client silent for longer loses its session"),
  HEARTBEAT_INTERVAL_US(
      "hotpair.heartbeat.interval.us", "200", "microseconds between a node's heartbeats"),
  ACK_HOLD_US(
      "hotpair.ack.hold.us",
      "100",
      "microseconds for which the hot node of two holds acks back, so that many records share one;"
          + " 0 where the primary's own process waits for answers"),
  DIGEST_INTERVAL(
      "hotpair.digest.interval", "4096", "records between two digests; same on all nodes"),
  SNAPSHOT_OPERATIONS(
      "hotpair.snapshot.operations",
      "10000000",
      "records after which the hot node takes a snapshot; 0: not for that reason"),
  SNAPSHOT_BYTES(
      "hotpair.snapshot.bytes",
      "4294967296",
      "bytes of journal after which the hot node takes a snapshot; 0: not for that reason"),
  SNAPSHOT_INTERVAL_S(
      "hotpair.snapshot.interval.s",
      "3600",
      "seconds after which the hot node takes a snapshot; 0: not for that reason"),
  SNAPSHOT_PRIMARY_FACTOR(
      "hotpair.snapshot.primary.factor",
      "4",
      "how much longer the primary waits, so that its journal is bounded too; 0: it takes none"),
  SNAPSHOT_CPU_PERCENT(
      "hotpair.snapshot.cpu.percent",
      "25",
      "share of a core that replaying the journal for a snapshot may use: it must keep up"),
  SNAPSHOT_WRITE_CPU_PERCENT(
      "hotpair.snapshot.write.cpu.percent",
      "5",
      "share of a core that writing a snapshot may use, which nothing waits for"),
  SNAPSHOT_SCHEDULING(
      "hotpair.snapshot.scheduling",
      "auto",
      "when the thread that takes snapshots runs: idle (Linux: where no other thread wants to),"
          + " normal, or auto: idle with hotpair.idle = backoff, else normal"),
  SNAPSHOT_KEEP(
      "hotpair.snapshot.keep",
      "2",
      "snapshots that are kept; the journal is kept from the oldest of them on"),
  JOURNAL_SEGMENT_RECORDS(
      "hotpair.journal.segment.records",
      "4000000",
      "records of one journal segment, the unit in which the journal is pruned and its end is"
          + " verified at a start"),
  RETENTION(
      "hotpair.retention",
      "delete",
      "journal segments that no snapshot and no peer needs: delete, archive or keep"),
  RETENTION_ARCHIVE_DIR(
      "hotpair.retention.archive.dir", "", "where they go to with hotpair.retention = archive"),
  RETENTION_HOLD_RECORDS(
      "hotpair.retention.hold.records",
      "20000000",
      "most records that are kept for a follower that is catching up; it gets a snapshot then"),
  DISK_LOW_BYTES(
      "hotpair.disk.low.bytes",
      "1073741824",
      "free space below which the primary takes nothing more from clients; at 256 MiB a node"
          + " stops"),
  REGISTER_CREATE(
      "hotpair.register.create",
      "false",
      "true: the watchdog makes a new register; it must not exist"),
  PATIENCE_FLOOR_US(
      "hotpair.patience.floor.us",
      "20000",
      "least silence in microseconds before a node is suspected; where duty threads have cores of"
          + " their own, some hundreds to 2000"),
  PATIENCE_CEILING_US(
      "hotpair.patience.ceiling.us",
      "100000",
      "most patience in microseconds: of what is learned, and until five seconds were learned from,"
          + " or a node has just come"),
  PATIENCE_MARGIN(
      "hotpair.patience.margin", "2.0", "factor on the learned quantile of heartbeat gaps"),
  PATIENCE_QUANTILE(
      "hotpair.patience.quantile", "0.99999", "quantile of heartbeat gaps that is learned"),
  PATIENCE_START_MS(
      "hotpair.patience.start.ms",
      "3000",
      "milliseconds to wait for a node that was never heard since the watchdog started"),
  WATCHDOG_STALL_US(
      "hotpair.watchdog.stall.us",
      "1000",
      "gap in the watchdog's own work, in microseconds, above which it counts no silence; at most"
          + " half the patience floor"),
  PROGRESS_TIMEOUT_MS(
      "hotpair.progress.timeout.ms",
      "1000",
      "a node that beats but does not move for longer is suspected; 0: never");

  private static final Map<String, Setting> BY_KEY =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Setting::key, Function.identity()));

  private final String key;
  private final String defaultValue;
  private final String meaning;

  Setting(String key, String defaultValue, String meaning) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /**
   * Looks a setting up by its key.
   *
   * @param key as in a {@code .properties} file.
   * @return null if there is no such setting.
   */
  public static Setting of(String key) {
    return BY_KEY.get(key);
  }

  /**
   * Key in a {@code .properties} file, and name of the system property.
   *
   * @return key.
   */
  public String key() {
    return key;
  }

  /**
   * What holds where nothing is said.
   *
   * @return default value.
   */
  public String defaultValue() {
    return defaultValue;
  }

  /**
   * What it means, for people.
   *
   * @return one line.
   */
  public String meaning() {
    return meaning;
  }
}
