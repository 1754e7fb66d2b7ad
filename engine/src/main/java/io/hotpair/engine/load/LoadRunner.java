package io.hotpair.engine.load;

import io.hotpair.engine.client.AnswerListener;
import io.hotpair.engine.client.ClientContext;
import io.hotpair.engine.client.HotpairClient;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.flow.OperationSource;
import io.hotpair.engine.host.Host;
import io.hotpair.engine.host.ThreadSetup;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Offers operations at a fixed rate and takes their answers. Open loop: every operation has its
 * time, and one that is sent late because there was no room counts from that time on all the same.
 *
 * <p>{@link #run} belongs to one thread; the other methods may be called by any. Nothing is
 * allocated per operation.
 */
public final class LoadRunner implements Runnable, AnswerListener {
  private static final long OPEN_TIMEOUT_MS = 60_000;
  private static final long LONGEST_LATENCY_NS = TimeUnit.HOURS.toNanos(1);
  private static final int DIGITS = 3;
  private static final int BURST_LIMIT = 16;
  private static final long NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Settings settings;
  private final OperationSource source;
  private final LoadPlan plan;
  private final LoadObserver observer;
  private final Histogram latencies = new Histogram(LONGEST_LATENCY_NS, DIGITS);
  private final UnsafeBuffer operation =
      new UnsafeBuffer(new byte[OperationSource.MAX_OPERATION_LENGTH]);
  private final AtomicLong offered = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private volatile boolean isStopping;
  private volatile boolean isGoingOn;
  private volatile boolean isOver;
  private volatile boolean isFlowing;
  private volatile boolean isDone;
  private volatile long patienceEndNs;
  private volatile RuntimeException failure;
  private volatile String sessionLost;
  private volatile long startNs;
  private volatile long lastOfferNs;
  private volatile long sessionId;
  private long secondAnswers;
  private long sentAgain;
  private long outOfOrder;
  private long lastAnswered;
  private IdleStrategy idle;
  private boolean hasOperation;
  private int operationLength;

  /**
   * Prepares a load.
   *
   * @param settings of the pair.
   * @param source of operations; closed by whoever opened it.
   * @param plan how many, how fast.
   * @param observer told of everything.
   */
  public LoadRunner(
      Settings settings, OperationSource source, LoadPlan plan, LoadObserver observer) {
    this.settings = settings;
    this.source = source;
    this.plan = plan;
    this.observer = observer;
  }

  /** Connects, offers everything, waits for the answers, closes. Failures are kept for others. */
  @Override
  public void run() {
    Host host = Host.of(settings);
    host.thread(ThreadSetup.ANY_CORE).apply();
    idle = host.idle().newStrategy();
    ClientContext context = new ClientContext().settings(settings).listener(this);
    try (HotpairClient client = HotpairClient.connect(context)) {
      client.awaitOpen(OPEN_TIMEOUT_MS);
      sessionId = client.sessionId();
      startNs = System.nanoTime();
      isFlowing = true;
      drive(client);
      secondAnswers = client.secondAnswers();
      sentAgain = client.sentAgain();
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      isFlowing = false;
      isDone = true;
    }
  }

  private void drive(HotpairClient client) {
    boolean isOffering = true;
    while (sessionLost == null && !isStopping) {
      int work = client.poll();
      if (isOffering) {
        isOffering = offerDue(client);
        if (!isOffering) {
          patienceEndNs = System.nanoTime() + plan.answerPatienceNs();
          isFlowing = false;
        }
      } else if (answered.get() == offered.get() || System.nanoTime() - patienceEndNs > 0) {
        return;
      }
      idle.idle(work);
    }
  }

  private boolean offerDue(HotpairClient client) {
    for (int i = 0; i < BURST_LIMIT; i++) {
      long done = offered.get();
      long nowNs = System.nanoTime();
      if (nowNs - intendedNs(done + 1) < 0) {
        return true;
      }
      if (!hasOperation && !nextOperation(done, nowNs)) {
        return false;
      }
      if (client.offer(operation, 0, operationLength) < 0) {
        return true;
      }
      hasOperation = false;
      observer.onOffered(done + 1, nowNs);
      lastOfferNs = nowNs;
      offered.lazySet(done + 1);
    }
    return true;
  }

  private boolean nextOperation(long done, long nowNs) {
    if (isOver) {
      return false;
    }
    boolean isComplete = done >= plan.count() || nowNs - startNs >= plan.longestNs();
    if (isComplete && (!isGoingOn || done >= plan.mostCount())) {
      return false;
    }
    operationLength = source.next(operation, 0);
    hasOperation = operationLength != OperationSource.END;
    return hasOperation;
  }

  /**
   * When an operation was, or is, meant to be sent. Load thread.
   *
   * @param clientSequence of the operation.
   * @return monotonic time.
   */
  public long intendedNs(long clientSequence) {
    long index = clientSequence - 1;
    long seconds = index / plan.ratePerSecond();
    long rest = index % plan.ratePerSecond();
    return startNs + seconds * NS_PER_SECOND + rest * NS_PER_SECOND / plan.ratePerSecond();
  }

  @Override
  public void onAnswer(
      long clientSequence, long sequence, int nodeId, DirectBuffer buffer, int offset, int length) {
    long nowNs = System.nanoTime();
    observer.onAnswer(clientSequence, nodeId, nowNs, buffer, offset, length);
    if (clientSequence > plan.warmUpCount()) {
      latencies.recordValue(
          Math.min(LONGEST_LATENCY_NS, Math.max(0, nowNs - intendedNs(clientSequence))));
    }
    if (clientSequence < lastAnswered) {
      outOfOrder++;
    } else {
      lastAnswered = clientSequence;
    }
    answered.lazySet(answered.get() + 1);
  }

  @Override
  public void onSessionLost(String reason) {
    sessionLost = reason;
  }

  /**
   * Sets whether to go on after the planned count, up to the greatest.
   *
   * @param value true to go on.
   */
  public void goOn(boolean value) {
    isGoingOn = value;
  }

  /** Offers nothing more; {@link #run} ends once what was offered is answered. */
  public void stopOffering() {
    isOver = true;
  }

  /** Asks {@link #run} to end soon, whatever is unanswered. */
  public void stop() {
    isStopping = true;
  }

  /**
   * Whether operations are being offered.
   *
   * @return true from the opening of the session to the last operation.
   */
  public boolean isFlowing() {
    return isFlowing;
  }

  /**
   * Whether {@link #run} has ended; what it wrote can be seen then.
   *
   * @return true at the end.
   */
  public boolean isDone() {
    return isDone;
  }

  /**
   * Operations sent.
   *
   * @return count.
   */
  public long offered() {
    return offered.get();
  }

  /**
   * Answers delivered.
   *
   * @return count.
   */
  public long answered() {
    return answered.get();
  }

  /**
   * When the first operation was meant to be sent.
   *
   * @return monotonic time; 0 before.
   */
  public long startNs() {
    return startNs;
  }

  /**
   * The session.
   *
   * @return its id; 0 before it is open.
   */
  public long sessionId() {
    return sessionId;
  }

  /**
   * Why the load ended early.
   *
   * @return null if it did not.
   */
  public String trouble() {
    RuntimeException cause = failure;
    if (cause != null) {
      return cause.getMessage();
    }
    String reason = sessionLost;
    return reason == null ? null : "the client's session was lost: " + reason;
  }

  /**
   * What came of it.
   *
   * @return results.
   * @throws IllegalStateException if {@link #run} has not ended.
   */
  public LoadResult result() {
    if (!isDone) {
      throw new IllegalStateException("the load still runs");
    }
    long count = offered.get();
    long tookNs = Math.max(1, lastOfferNs - startNs);
    return new LoadResult(
        count,
        answered.get(),
        outOfOrder,
        secondAnswers,
        sentAgain,
        count < 2 ? 0 : (count - 1) * (double) NS_PER_SECOND / tookNs,
        latencies);
  }
}
