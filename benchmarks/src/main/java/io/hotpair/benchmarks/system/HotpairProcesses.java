package io.hotpair.benchmarks.system;

import io.hotpair.benchmarks.load.LoadTarget;
import io.hotpair.benchmarks.load.LoadThreads;
import io.hotpair.benchmarks.process.ChildJava;
import io.hotpair.benchmarks.process.Scratch;
import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.host.Host;
import io.hotpair.engine.process.ProcessLog;
import io.hotpair.journal.JournalCursor;
import io.hotpair.journal.JournalReader;
import io.hotpair.journal.RecordFlyweight;
import io.hotpair.journal.sbe.RecordKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A pair that runs. */
final class HotpairProcesses implements RunningSystem {
  private static final String MAIN_CLASS = "io.hotpair.engine.cli.Hotpair";
  private static final String WATCHDOG = Site.WATCHDOG;

  private final Scratch scratch;
  private final Settings settings;
  private final Class<?> nodeClass;
  private final Sharing sharing;
  private final Site site;
  private final List<Integer> nodeIds;
  private final Map<String, ChildJava> processes = new LinkedHashMap<>();
  private final LoggedEvents events;

  /** With nodes of the given main class; null for the command's own. */
  HotpairProcesses(
      Scratch scratch, Settings settings, Class<?> nodeClass, Sharing sharing, Site site) {
    this.scratch = scratch;
    this.settings = settings;
    this.nodeClass = nodeClass;
    this.sharing = sharing;
    this.site = site;
    nodeIds = new ArrayList<>(Host.nodesOf(settings).keySet());
    List<Path> logs = new ArrayList<>();
    logs.add(ProcessLog.file(directory(WATCHDOG), WATCHDOG));
    nodeIds.forEach(id -> logs.add(ProcessLog.file(directory(name(id)), name(id))));
    events = new LoggedEvents(logs);
  }

  private static String name(int nodeId) {
    return Site.node(nodeId);
  }

  private Path directory(String name) {
    return scratch.directory().resolve(name);
  }

  void startAll() {
    Path file = writeSettings(WATCHDOG, 0);
    List<String> watchdog =
        List.of(WATCHDOG, "--config", file.toString(), "--end-with-stdin", "--create");
    processes.put(WATCHDOG, scratch.start(WATCHDOG, site.prefix(WATCHDOG), MAIN_CLASS, watchdog));
    nodeIds.forEach(this::restart);
  }

  @Override
  public void restart(int nodeId) {
    String name = name(nodeId);
    String file = writeSettings(name, nodeId).toString();
    ChildJava node =
        nodeClass == null
            ? scratch.start(
                name,
                site.prefix(name),
                MAIN_CLASS,
                List.of("node", "--config", file, "--end-with-stdin"))
            : scratch.start(name, site.prefix(name), nodeClass.getName(), List.of(file));
    processes.put(name, node);
  }

  private Path writeSettings(String name, int nodeId) {
    Path file = scratch.directory().resolve(name + ".properties");
    Settings own =
        site.adapt(name, settings)
            .with(Setting.NODE_ID, nodeId)
            .with(Setting.DIR, directory(name).toString());
    boolean isPlaced = !own.get(Setting.CPU_SEQUENCER).equals(Setting.CPU_SEQUENCER.defaultValue());
    if (!isPlaced) {
      own =
          own.with(Setting.CPU_SEQUENCER, sharing.cores().coreOf(nodeId))
              .with(Setting.CPU_STAND_IN, sharing.cores().coreOf(nodeId + 1));
    }
    Properties properties = new Properties();
    for (Setting setting : Setting.values()) {
      if (!own.get(setting).equals(setting.defaultValue())) {
        properties.setProperty(setting.key(), own.get(setting));
      }
    }
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  @Override
  public LoadThreads clientThreads() {
    return sharing.clientThreads();
  }

  @Override
  public LoadTarget connect(LoadTarget.AnswerSink sink) {
    Settings own = site.enterClient(settings).with(Setting.THREADS, "shared");
    return sharing.pace(new HotpairTarget(own, sink));
  }

  @Override
  public List<ChildJava> processes() {
    return List.copyOf(processes.values());
  }

  @Override
  public ChildJava node(int nodeId) {
    return processes.get(name(nodeId));
  }

  @Override
  public int leader() {
    LoggedEvents.Event granted = events.poll().last(event -> event.is("granted"));
    return granted == null ? -1 : (int) granted.number("primary");
  }

  @Override
  public void cut(int nodeId, boolean isFromNodesOnly) {
    site.cut(nodeId, isFromNodesOnly);
  }

  @Override
  public void heal() {
    site.heal();
  }

  @Override
  public boolean isWhole() {
    LoggedEvents.Event granted = events.poll().last(event -> event.is("granted"));
    if (granted == null || granted.size("members") != nodeIds.size()) {
      return false;
    }
    for (int nodeId : nodeIds) {
      LoggedEvents.Event view = events.last(event -> event.isFrom(nodeId) && event.is("view"));
      LoggedEvents.Event started =
          events.last(event -> event.isFrom(nodeId) && event.is("processStarted"));
      boolean isMember =
          view != null
              && started != null
              && started.number("pid") == node(nodeId).pid()
              && view.atNs() > started.atNs()
              && view.number("version") == granted.number("version")
              && (view.text("role").equals("HOT") || view.text("role").equals("PRIMARY"));
      if (!isMember) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Map<String, Double> steps(long killedAtNs, int nodeId, long answeredAtNs) {
    events.poll();
    LoggedEvents.Event suspected =
        events.first(killedAtNs, e -> e.is("suspected") && e.number("node") == nodeId);
    LoggedEvents.Event granted =
        events.first(killedAtNs, e -> e.is("granted") && !e.hasMember(nodeId));
    if (granted == null || suspected == null) {
      return Map.of();
    }
    int primary = (int) granted.number("primary");
    return new FailoverSteps(killedAtNs)
        .to("detection", suspected)
        .to("forced write", granted)
        .to("view delivery", events.first(granted.atNs(), e -> e.is("view") && e.isFrom(primary)))
        .to(
            "sequencing",
            events.first(granted.atNs(), e -> e.is("sequencing") && e.isFrom(primary)))
        .to("first answer", answeredAtNs)
        .micros();
  }

  @Override
  public long operationsKept() {
    JournalReader reader = JournalReader.open(directory(name(leader())));
    RecordFlyweight record = new RecordFlyweight();
    long count = 0;
    try (JournalCursor cursor = reader.cursor(1)) {
      while (cursor.next()) {
        record.wrap(cursor.buffer(), cursor.offset(), cursor.length());
        count += record.kind() == RecordKind.OPERATION ? 1 : 0;
      }
    }
    return count;
  }

  /** The watchdog first, so that nobody is promoted because another node ends. */
  @Override
  public void close() {
    processes.values().forEach(ChildJava::close);
    site.close();
  }
}
