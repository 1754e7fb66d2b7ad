package io.hotpair.engine.replica;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.events.EventLog;
import io.hotpair.engine.host.Host;
import io.hotpair.engine.pipeline.Durability;
import io.hotpair.engine.pipeline.PipelineSettings;
import io.hotpair.engine.pipeline.StageObserver;
import io.hotpair.engine.protocol.replica.ProtocolSettings;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.journal.ChronicleJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a {@link Replica} is launched with: settings, and the engine that it carries. Filled by one
 * thread; {@link #conclude} checks it, and nothing may be changed after that.
 */
public final class ReplicaContext {
  private static final int PENDING_CAPACITY = 1 << 23;
  private static final int MAX_SESSIONS = 1024;
  private static final long SEND_PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int ANY_CORE = -1;
  private static final int MAX_CORE = 1023;
  private static final String ALWAYS_FORCED =
      "must be 0, as hotpair.durability = forced forces every record before its answer";

  private Settings settings = Settings.defaults();
  private ReplicatedService service;
  private Supplier<ReplicatedService> serviceFactory;
  private SnapshotSettings snapshotSettings;
  private EventLog eventLog;
  private Consumer<Throwable> failureHandler = ReplicaContext::reportToStandardError;
  private StageObserver stageObserver = StageObserver.NONE;
  private ProtocolSettings protocolSettings = ProtocolSettings.DEFAULT;
  private PipelineSettings pipelineSettings;
  private Host host;
  private boolean isConcluded;

  /** Creates one with the default settings, overridden by system properties. */
  public ReplicaContext() {}

  private static void reportToStandardError(Throwable failure) {
    System.err.println("hotpair: this replica has stopped: " + failure.getMessage());
  }

  /**
   * Sets all settings.
   *
   * @param value for instance what {@link Settings#load} gave.
   * @return this.
   */
  public ReplicaContext settings(Settings value) {
    settings = value;
    return this;
  }

  /**
   * Sets one setting.
   *
   * @param setting to be set.
   * @param value its value.
   * @return this.
   */
  public ReplicaContext set(Setting setting, Object value) {
    settings = settings.with(setting, value);
    return this;
  }

  /**
   * Sets the service; there is no default.
   *
   * @param value the engine that the replica carries.
   * @return this.
   */
  public ReplicaContext service(ReplicatedService value) {
    service = value;
    return this;
  }

  /**
   * Sets where instances of the service come from: one is carried, another one, beside it, takes
   * snapshots from the journal. Without it the replica takes no snapshots.
   *
   * @param value gives a new, empty instance at each call.
   * @return this.
   */
  public ReplicaContext serviceFactory(Supplier<ReplicatedService> value) {
    serviceFactory = value;
    return this;
  }

  /**
   * Sets the event log; by default {@code events.jsonl} in the replica's directory. Whoever opened
   * it closes it.
   *
   * @param value the log.
   * @return this.
   */
  public ReplicaContext eventLog(EventLog value) {
    eventLog = value;
    return this;
  }

  /**
   * Sets what is told when the replica can no longer carry on: its journal cannot be written, its
   * state diverged, its service threw. The replica has fallen silent by then and is to be closed.
   *
   * @param value called once, by the thread that found it; by default the message goes to standard
   *     error.
   * @return this.
   */
  public ReplicaContext failureHandler(Consumer<Throwable> value) {
    failureHandler = value;
    return this;
  }

  /**
   * Sets what is told when operations pass the node's stages; by default nobody. For measuring.
   *
   * @param value called on the hot path: must not block, allocate or throw.
   * @return this.
   */
  public ReplicaContext stageObserver(StageObserver value) {
    stageObserver = value;
    return this;
  }

  /**
   * Sets the intervals of the protocol.
   *
   * @param value the intervals.
   * @return this.
   */
  public ReplicaContext protocolSettings(ProtocolSettings value) {
    protocolSettings = value;
    return this;
  }

  /**
   * Checks the settings and their relations.
   *
   * @return this.
   * @throws io.hotpair.engine.config.SettingsException if one of them cannot be used.
   * @throws IllegalStateException if there is no service, or it was concluded before.
   */
  public ReplicaContext conclude() {
    if (isConcluded) {
      throw new IllegalStateException("a context serves one launch only");
    }
    if (service == null && serviceFactory != null) {
      service = serviceFactory.get();
    }
    if (service == null) {
      throw new IllegalStateException("set the service that the replica is to carry");
    }
    host = Host.of(settings);
    pipelineSettings = pipelineSettingsOf(settings);
    snapshotSettings = SnapshotSettings.of(settings);
    if (!host.topology().nodeIds().contains(nodeId())) {
      throw settings.refuse(
          Setting.NODE_ID, "must be one of " + host.topology().nodeIds() + " (hotpair.nodes)");
    }
    sequencingCore();
    applyCore();
    heartbeatIntervalNs();
    checkForces();
    if (eventLog == null) {
      eventLog = openEventLog();
    }
    isConcluded = true;
    return this;
  }

  private static PipelineSettings pipelineSettingsOf(Settings settings) {
    try {
      return new PipelineSettings(
          settings.getInt(Setting.RING_SIZE, 64, 1 << 20),
          settings.getInt(Setting.OPERATION_MAX_LENGTH, 512, PENDING_CAPACITY / 16),
          settings.getInt(Setting.SESSION_WINDOW, 1, 1 << 20),
          MAX_SESSIONS,
          TimeUnit.MILLISECONDS.toNanos(
              settings.getLong(Setting.SESSION_TIMEOUT_MS, 100, Integer.MAX_VALUE)),
          settings.getLong(Setting.DIGEST_INTERVAL, 1, Integer.MAX_VALUE),
          settings.getEnum(Setting.DURABILITY, Durability.class),
          PENDING_CAPACITY,
          SEND_PATIENCE_NS,
          TimeUnit.MICROSECONDS.toNanos(settings.getLong(Setting.ACK_HOLD_US, 0, 100_000)));
    } catch (IllegalArgumentException e) {
      throw settings.refuse(Setting.RING_SIZE, e.getMessage());
    }
  }

  private void checkForces() {
    writeBehindBytes(); // refuses what cannot be used
    boolean isEach = pipelineSettings.durability() == Durability.FORCED;
    if (isEach && forceRecords() > 0) {
      throw settings.refuse(Setting.FORCE_RECORDS, ALWAYS_FORCED);
    }
    if (isEach && forceIntervalNs() > 0) {
      throw settings.refuse(Setting.FORCE_INTERVAL_US, ALWAYS_FORCED);
    }
  }

  private EventLog openEventLog() {
    try {
      return EventLog.open(directory().resolve("events.jsonl"), "node " + nodeId());
    } catch (IOException e) {
      throw settings.refuse(Setting.DIR, "the event log cannot be opened: " + e.getMessage());
    }
  }

  int nodeId() {
    return settings.getInt(Setting.NODE_ID, 0, io.hotpair.transport.Topology.MAX_NODE_ID);
  }

  Path directory() {
    return Path.of(settings.get(Setting.DIR));
  }

  ChronicleJournal.Context journalContext() {
    return new ChronicleJournal.Context()
        .directory(directory())
        .clusterName(clusterName())
        .nodeId(nodeId())
        .segmentMaxRecords(settings.getLong(Setting.JOURNAL_SEGMENT_RECORDS, 1, 1L << 34))
        .archiveDirectory(snapshotSettings.archive());
  }

  SnapshotSettings snapshotSettings() {
    return snapshotSettings;
  }

  Supplier<ReplicatedService> serviceFactory() {
    return serviceFactory;
  }

  String clusterName() {
    return settings.get(Setting.CLUSTER);
  }

  int sequencingCore() {
    return settings.getInt(Setting.CPU_SEQUENCER, ANY_CORE, MAX_CORE);
  }

  int applyCore() {
    return settings.getInt(Setting.CPU_APPLY, ANY_CORE, MAX_CORE);
  }

  int standInCore() {
    return settings.getInt(Setting.CPU_STAND_IN, ANY_CORE, MAX_CORE);
  }

  long heartbeatIntervalNs() {
    return TimeUnit.MICROSECONDS.toNanos(
        settings.getLong(Setting.HEARTBEAT_INTERVAL_US, 10, 10_000_000));
  }

  long forceRecords() {
    return settings.getLong(Setting.FORCE_RECORDS, 0, Long.MAX_VALUE >> 1);
  }

  /** Bytes that are written to the disk at a time where nothing forces the journal; 0: none. */
  long writeBehindBytes() {
    return settings.getLong(Setting.WRITE_BEHIND_KIB, 0, 1 << 20) << 10;
  }

  long forceIntervalNs() {
    return TimeUnit.MICROSECONDS.toNanos(
        settings.getLong(Setting.FORCE_INTERVAL_US, 0, Integer.MAX_VALUE));
  }

  Host host() {
    return host;
  }

  ReplicatedService service() {
    return service;
  }

  EventLog eventLog() {
    return eventLog;
  }

  StageObserver stageObserver() {
    return stageObserver;
  }

  Consumer<Throwable> failureHandler() {
    return failureHandler;
  }

  ProtocolSettings protocolSettings() {
    return protocolSettings;
  }

  PipelineSettings pipelineSettings() {
    return pipelineSettings;
  }
}
