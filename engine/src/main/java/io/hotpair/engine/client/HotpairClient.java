package io.hotpair.engine.client;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.host.Host;
import io.hotpair.transport.ClientTransport;
import io.hotpair.transport.FrameRejections;
import io.hotpair.transport.MediaDriverLauncher;
import io.hotpair.transport.SendResult;
import io.hotpair.transport.sbe.AnswerStatus;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * A client of a pair: one session. Operations get numbers 1, 2, 3, ...; each is applied once, in
 * this order, through any failover, and answered once. The client sends to all nodes, takes the
 * first answer, and sends again what is unanswered once no answer has come for a while.
 *
 * <p>One thread calls everything, and calls {@link #poll} all the time: the client has no thread of
 * its own.
 */
public final class HotpairClient implements AutoCloseable {
  /**
   * {@link #offer}: no room now, or as many operations unanswered as the window allows; poll first.
   */
  public static final long BACK_PRESSURED = -1;

  /** {@link #offer}: the session is not open yet; poll first. */
  public static final long NOT_OPEN = -2;

  /** {@link #offer}: the session is over. */
  public static final long CLOSED = -3;

  private static final int POLL_LIMIT = 64;
  private static final long OPEN_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long KEEP_ALIVE_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(500);

  private enum State {
    OPENING,
    OPEN,
    OVER
  }

  private final AnswerListener listener;
  private final long sessionId;
  private final long sendAgainAfterNs;
  private final long timeoutNs;
  private final int maxOperationLength;
  private final IdleStrategy idle;
  private final NanoClock clock = SystemNanoClock.INSTANCE;
  private final PollPace pace = new PollPace(clock.nanoTime());
  private final MediaDriverLauncher driver;
  private final ClientTransport transport;
  private Outbox outbox;
  private State state = State.OPENING;
  private long nextOpenNs;
  private long nextKeepAliveNs;
  private long lastAnswerNs;
  private long second;

  private HotpairClient(ClientContext context) {
    listener = context.listener();
    sendAgainAfterNs = context.sendAgainAfterNs();
    timeoutNs =
        TimeUnit.MILLISECONDS.toNanos(
            context.settings().getLong(Setting.SESSION_TIMEOUT_MS, 100, Integer.MAX_VALUE));
    maxOperationLength = context.settings().getInt(Setting.OPERATION_MAX_LENGTH, 512, 1 << 20);
    sessionId = 1 + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    outbox = newOutbox(1);
    Host host = Host.of(context.settings());
    idle = host.idle().newStrategy();
    // One name for all clients: what a client that was killed left behind, the next one removes.
    driver = host.launchDriver("client", context.errorHandler());
    try {
      transport =
          ClientTransport.launch(
              driver.aeron(),
              host.topology(),
              context.settings().get(Setting.INTERFACE),
              this::onAnswer,
              new FrameRejections());
    } catch (RuntimeException e) {
      CloseHelper.quietClose(driver);
      throw e;
    }
    long nowNs = clock.nanoTime();
    nextOpenNs = nowNs;
    nextKeepAliveNs = nowNs;
    lastAnswerNs = nowNs;
  }

  /**
   * Begins to open a session. It is open once {@link #isOpen} says so.
   *
   * @param context settings and listener; concluded here.
   * @return the client.
   * @throws io.hotpair.transport.TransportException if the network cannot be opened.
   */
  public static HotpairClient connect(ClientContext context) {
    context.conclude();
    return new HotpairClient(context);
  }

  /**
   * Polls until the session is open.
   *
   * @param timeoutMs for how long, in ms.
   * @throws IllegalStateException if it is not open by then, with what to check.
   */
  public void awaitOpen(long timeoutMs) {
    long deadlineNs = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
    while (!isOpen()) {
      idle.idle(poll());
      if (clock.nanoTime() - deadlineNs > 0) {
        throw new IllegalStateException(
            "no primary has opened a session within "
                + timeoutMs
                + " ms: check that the watchdog and the nodes run, and that channel, group, ports and"
                + " interface are the same in their settings and here");
      }
      if (state == State.OVER) {
        throw new IllegalStateException("the session was refused or closed");
      }
    }
  }

  /**
   * Offers an operation.
   *
   * @param buffer that holds it; the bytes are copied.
   * @param offset where it begins.
   * @param length in bytes.
   * @return its client sequence, or {@link #BACK_PRESSURED}, {@link #NOT_OPEN} or {@link #CLOSED};
   *     then nothing has happened.
   * @throws IllegalArgumentException if it is longer than {@code hotpair.operation.max.length}.
   */
  public long offer(DirectBuffer buffer, int offset, int length) {
    if (state != State.OPEN) {
      return state == State.OPENING ? NOT_OPEN : CLOSED;
    }
    if (length > maxOperationLength) {
      throw new IllegalArgumentException(
          "operation of "
              + length
              + " bytes: at most "
              + maxOperationLength
              + " (hotpair.operation.max.length)");
    }
    return outbox.offer(buffer, offset, length, clock.nanoTime());
  }

  /**
   * Does what is due: takes answers and hands them to the listener, sends again, keeps the session
   * alive. While 256 operations and more are unanswered it does so every 100 microseconds at most,
   * so that they share datagrams.
   *
   * @return how much was done; 0 if the caller may idle.
   */
  public int poll() {
    if (!pace.isDue(outbox.size(), clock.nanoTime())) {
      return 0;
    }
    int work = driver.invokeInARow() + transport.poll(POLL_LIMIT);
    long nowNs = clock.nanoTime();
    switch (state) {
      case OPENING -> open(nowNs);
      case OPEN -> keepAlive(nowNs);
      case OVER -> {
        // nothing is due any more
      }
    }
    return work;
  }

  private void open(long nowNs) {
    if (nowNs - nextOpenNs >= 0) {
      nextOpenNs = nowNs + OPEN_INTERVAL_NS;
      transport
          .ingress()
          .sessionOpen(sessionId, transport.responseStreamId(), transport.responseChannel());
    }
  }

  private void keepAlive(long nowNs) {
    if (nowNs - nextKeepAliveNs >= 0) {
      nextKeepAliveNs = nowNs + KEEP_ALIVE_INTERVAL_NS;
      transport.ingress().keepAlive(sessionId);
    }
    if (outbox.isEmpty()) {
      lastAnswerNs = nowNs;
    } else if (nowNs - lastAnswerNs > timeoutNs) {
      lose("no answer for " + TimeUnit.NANOSECONDS.toMillis(timeoutNs) + " ms");
    } else {
      outbox.onTime(nowNs);
    }
  }

  private Outbox newOutbox(int window) {
    return new Outbox(window, sendAgainAfterNs, this::send, listener);
  }

  private boolean send(long clientSequence, DirectBuffer buffer, int offset, int length) {
    return transport.ingress().offer(sessionId, clientSequence, buffer, offset, length)
        == SendResult.SENT;
  }

  private void onAnswer(
      int nodeId,
      AnswerStatus status,
      long answeredSessionId,
      long clientSequence,
      long sequence,
      DirectBuffer payload,
      int offset,
      int length) {
    if (answeredSessionId != sessionId) {
      return;
    }
    lastAnswerNs = clock.nanoTime();
    switch (status) {
      case OK, REPEAT -> {
        if (!outbox.onAnswer(
            nodeId, clientSequence, sequence, payload, offset, length, lastAnswerNs)) {
          second++;
        }
      }
      case SESSION_OPENED -> {
        if (state == State.OPENING && length >= Integer.BYTES) {
          outbox = newOutbox(payload.getInt(offset));
          state = State.OPEN;
        }
      }
      case SESSION_CLOSED, SESSION_UNKNOWN, SESSION_REFUSED, NULL_VAL ->
          lose("the nodes closed it");
    }
  }

  private void lose(String reason) {
    if (state != State.OVER) {
      state = State.OVER;
      listener.onSessionLost(reason);
    }
  }

  /**
   * Whether operations can be offered.
   *
   * @return true from the moment the first node has said so until the session is over.
   */
  public boolean isOpen() {
    return state == State.OPEN;
  }

  /**
   * Operations that have no answer yet.
   *
   * @return count; some within it may be answered, if answers came out of order.
   */
  public long unanswered() {
    return outbox.size();
  }

  /**
   * Answers that came after another node's to the same operation.
   *
   * @return count.
   */
  public long secondAnswers() {
    return second;
  }

  /**
   * Operations that were sent again.
   *
   * @return count.
   */
  public long sentAgain() {
    return outbox.sentAgain();
  }

  /**
   * Id of the session.
   *
   * @return a positive number.
   */
  public long sessionId() {
    return sessionId;
  }

  /** Tells the nodes that the session is over, if they can be reached, and closes the network. */
  @Override
  public void close() {
    if (state == State.OPEN) {
      transport.ingress().sessionClose(sessionId);
      driver.invoke();
      state = State.OVER;
    }
    CloseHelper.quietCloseAll(transport, driver);
  }
}
