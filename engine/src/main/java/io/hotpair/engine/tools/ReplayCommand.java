package io.hotpair.engine.tools;

import io.hotpair.engine.orderbook.OrderBookService;
import io.hotpair.engine.replay.JournalReplay;
import io.hotpair.engine.replay.ReplayListener;
import io.hotpair.engine.replay.ReplaySpeed;
import io.hotpair.engine.replay.ReplayStart;
import io.hotpair.engine.service.ReplicatedService;
import io.hotpair.engine.snapshot.Pacer;
import io.hotpair.engine.snapshot.SnapshotException;
import io.hotpair.engine.snapshot.SnapshotFile;
import io.hotpair.journal.JournalException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Replays a journal through a service and answers questions. */
@Command(
    name = "replay",
    description = {
      "Replays a journal through a service, up to a record or a moment, then answers questions.",
      "The same records give the same digest as on the live node. The last records of a running or"
          + " killed node may not be committed yet."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private static final String NEWEST = "newest";

  @Spec private CommandSpec spec;
  @Mixin private JournalDirectory directory;
  @Mixin private ServiceOption service;
  @Mixin private ReplayQuestions questions;

  @Option(
      names = "--speed",
      paramLabel = "SPEED",
      defaultValue = "full",
      converter = SpeedConverter.class,
      description = "full (default), recorded, or a factor such as x2 or x0.5")
  private ReplaySpeed speed;

  @Option(
      names = "--from-snapshot",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = NEWEST,
      description =
          "begin with a snapshot in place of record 1; without a file, with the node's newest one"
              + " that is not behind the end that is asked for")
  private String snapshot;

  @Option(names = "--digest", description = "print the digest of the state after the last record")
  private boolean isDigestAsked;

  @Option(
      names = "--digest-every",
      paramLabel = "N",
      defaultValue = "0",
      description = "print the digest at each multiple of N, as nodes compare it")
  private long digestInterval;

  @Option(names = "--json", description = "one JSON object a line; the last is the summary")
  private boolean isJson;

  /** Reads a speed. */
  static final class SpeedConverter implements ITypeConverter<ReplaySpeed> {
    @Override
    public ReplaySpeed convert(String value) {
      try {
        return ReplaySpeed.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Override
  public Integer call() {
    questions.check(spec.commandLine(), service.choice());
    return Tool.run(spec, this::replay);
  }

  private int replay() {
    ReplicatedService instance = service.choice().services().get();
    try (Lines lines = new Lines(spec.commandLine().getOut())) {
      JournalReplay.Context context =
          new JournalReplay.Context()
              .directory(directory.path())
              .service(instance)
              .toSequence(questions.toSequence())
              .untilNs(questions.untilNs())
              .snapshot(snapshot())
              .speed(speed)
              .listener(listener(lines));
      long startNs = System.nanoTime();
      try (JournalReplay replay = JournalReplay.open(context)) {
        run(replay, lines);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        requireEnd(replay);
        if (isJson) {
          summaryJson(replay, instance, seconds, lines);
        } else {
          summaryText(replay, instance, seconds, lines);
        }
      }
    }
    return Tool.FINE;
  }

  /** The snapshot to begin with; null for record 1. */
  private SnapshotFile snapshot() {
    if (snapshot == null) {
      return null;
    }
    if (!snapshot.equals(NEWEST)) {
      return SnapshotFile.verify(Path.of(snapshot), Pacer.none());
    }
    return ReplayStart.newest(directory.path(), questions.toSequence(), questions.untilNs())
        .orElseThrow(
            () ->
                new SnapshotException(
                    directory.path()
                        + " has no whole snapshot before the end that is asked for, from which its"
                        + " journal goes on: name one with --from-snapshot FILE"));
  }

  private ReplayListener listener(Lines lines) {
    Long session = questions.session();
    return session == null
        ? ReplayListener.NONE
        : new SessionHistory(session, service.choice().codec(), lines, isJson);
  }

  private void run(JournalReplay replay, Lines lines) {
    try (ProgressBar bar = ProgressBar.of(spec.commandLine().getErr(), directory.path())) {
      while (replay.step()) {
        if (digestInterval > 0 && replay.sequence() % digestInterval == 0) {
          digest(replay, lines);
        }
        if (bar.isDue()) {
          bar.show(replay.bytesRead(), replay.sequence());
        }
      }
    } catch (JournalException e) {
      throw new JournalException(
          "replayed to sequence " + replay.sequence() + ", then: " + e.getMessage(), e);
    }
  }

  private void digest(JournalReplay replay, Lines lines) {
    String digest = hex(replay);
    if (isJson) {
      new Json(lines.line()).number("sequence", replay.sequence()).text("digest", digest).end();
    } else {
      lines.line().append("digest ").append(digest).append(" at ").append(replay.sequence());
    }
    lines.end();
  }

  private static String hex(JournalReplay replay) {
    return String.format(Locale.ROOT, "%016x", replay.state().digest());
  }

  private void requireEnd(JournalReplay replay) {
    long asked = questions.toSequence();
    if (asked != Long.MAX_VALUE && replay.sequence() < asked) {
      throw new JournalException(
          directory.path() + " ends with record " + replay.sequence() + ", before " + asked);
    }
  }

  private void summaryText(
      JournalReplay replay, ReplicatedService instance, double seconds, Lines lines) {
    lines
        .line()
        .append(
            String.format(
                Locale.ROOT,
                "%sreplayed %,d operations to sequence %d (epoch %d%s) in %.3f s: %,.0f a second",
                from(replay),
                replay.operations(),
                replay.sequence(),
                replay.epoch(),
                replay.sequence() == 0 ? "" : ", " + Moments.text(replay.timestampNs()),
                seconds,
                replay.operations() / seconds));
    lines.end();
    if (isDigestAsked) {
      digest(replay, lines);
    }
    if (questions.symbol() != null) {
      book(instance).appendText(lines);
    }
  }

  private static String from(JournalReplay replay) {
    return replay.snapshotSequence() == 0
        ? ""
        : "from the snapshot of record " + replay.snapshotSequence() + ", ";
  }

  private void summaryJson(
      JournalReplay replay, ReplicatedService instance, double seconds, Lines lines) {
    Json json =
        new Json(lines.line())
            .number("operations", replay.operations())
            .number("sequence", replay.sequence())
            .number("epoch", replay.epoch())
            .number("timestampNs", replay.timestampNs())
            .number("seconds", seconds)
            .number("operationsPerSecond", replay.operations() / seconds)
            .text("digest", hex(replay));
    if (replay.snapshotSequence() > 0) {
      json.number("snapshotSequence", replay.snapshotSequence());
    }
    if (questions.symbol() != null) {
      book(instance).appendJson(json.name("book"));
    }
    json.end();
    lines.end();
  }

  private BookText book(ReplicatedService instance) {
    return new BookText(
        ((OrderBookService) instance).view(), questions.symbol(), questions.depth());
  }
}
