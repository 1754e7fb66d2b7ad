package io.hotpair.transport;

import io.aeron.Aeron;
import io.aeron.driver.MaxMulticastFlowControlSupplier;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.StaticDelayGenerator;
import java.util.concurrent.TimeUnit;

/**
 * Aeron's settings, each chosen on purpose; Aeron's own defaults assume that tens of milliseconds
 * do not matter and that every receiver must be waited for. The same table is in the module's
 * README. Most travel in the channel URIs as well and so hold on an external driver.
 */
public final class DriverSettings {
  /**
   * 1408 bytes: fits an Ethernet frame of 1500 with every header, so IP never fragments. A topology
   * may say otherwise: {@link TopologyBuilder#mtuLength}.
   */
  public static final int MTU_LENGTH = 1408;

  /**
   * 1 MiB for each term of the control stream. Its frames are small and old ones worthless; three
   * terms of this length stay in a core's cache better than large ones.
   */
  public static final int CONTROL_TERM_LENGTH = 1 << 20;

  /**
   * 16 MiB for each term of a stream with records, operations or answers: the smallest that carries
   * a payload of 1 MiB (a message may fill an eighth of a term). A lost record can be sent again
   * while the sender is less than half a term further. Files are sparse, so unused parts cost
   * nothing.
   */
  public static final int DATA_TERM_LENGTH = 16 << 20;

  /**
   * 20 µs between seeing a gap and asking for the missing bytes. On one switch, or on loopback,
   * datagrams hardly ever overtake each other, so a gap is a loss. Two or three receivers may ask
   * at once: the sender ignores repeats, so the random back-off that protects large groups (Aeron:
   * 10 ms) is not needed.
   */
  public static final long NAK_DELAY_NS = 20_000;

  /**
   * 10 ms between asking and asking again, if the request or the repair was lost too. Longer than
   * the repair of a large gap takes: asked for again every 1 ms while it was still being sent, a
   * gap of a returning node kept a client at nothing but repairs for 20 s (830 MB).
   */
  public static final long NAK_RETRY_DELAY_NS = 10_000_000;

  /** 0: what was asked for is sent again at once. */
  public static final long RETRANSMIT_DELAY_NS = 0;

  /**
   * 8 ms in which the sender ignores further requests for what it has just sent again. Less than
   * {@link #NAK_RETRY_DELAY_NS}, or the second request would be ignored (Aeron: 10 ms).
   */
  public static final long RETRANSMIT_LINGER_NS = 8_000_000;

  /**
   * 512 KiB that a receiver lets the sender be ahead: 25 ms at 20 MB/s, so that a descheduled
   * thread does not stop a sender. It must not exceed the socket's receive buffer, where the system
   * allows less, it shrinks.
   */
  public static final int RECEIVER_WINDOW_LENGTH = 512 << 10;

  /**
   * 4 MiB of socket buffers, so that a burst survives while the receiving thread is descheduled;
   * less where net.core.rmem_max or wmem_max allow less.
   */
  public static final int SOCKET_BUFFER_LENGTH = 4 << 20;

  /**
   * 500 ms without a packet until a receiver gives a sender's image up. A dead sender holds nothing
   * up in the meantime, so it need not be shorter; shorter, a stalled thread would take a living
   * sender for dead. Longer, a receiver that fell behind too far to be repaired would be deaf
   * longer: it rejoins after twice this time (Aeron: 10 s).
   */
  public static final long IMAGE_LIVENESS_TIMEOUT_NS = 500_000_000;

  /**
   * 100 ms between the driver's looks at its timeouts, so that they mean what they say (Aeron: 1
   * s).
   */
  public static final long TIMER_INTERVAL_NS = 100_000_000;

  /** 50 ms between reports of an idle receiver; they are what tells a sender that it is heard. */
  public static final long STATUS_MESSAGE_TIMEOUT_NS = 50_000_000;

  /**
   * 500 ms without a report until a sender says that it is not connected (Aeron: 5 s). A sender
   * whose only receiver died is back-pressured until then once it is a window ahead.
   */
  public static final long PUBLICATION_CONNECTION_TIMEOUT_NS = 500_000_000;

  /** 100 ms in which a closed publication can still repair losses (Aeron: 5 s). */
  public static final long PUBLICATION_LINGER_NS = 100_000_000;

  /**
   * 1 hour until a driver gives a silent client up. An embedded driver and its client are one
   * process: after a SIGSTOP or a long pause of the collector they must simply go on (Aeron: 10 s,
   * then the client is dead for good).
   */
  public static final long CLIENT_LIVENESS_TIMEOUT_NS = TimeUnit.HOURS.toNanos(1);

  /**
   * Must be longer than {@link #CLIENT_LIVENESS_TIMEOUT_NS}; exclusive publications have no use.
   */
  public static final long PUBLICATION_UNBLOCK_TIMEOUT_NS = TimeUnit.HOURS.toNanos(2);

  /** 1 hour until a client gives its embedded driver up, for the same reason (Aeron: 10 s). */
  public static final long EMBEDDED_DRIVER_TIMEOUT_MS = TimeUnit.HOURS.toMillis(1);

  /** 10 s until a client gives an external driver up: that one can die alone. */
  public static final long EXTERNAL_DRIVER_TIMEOUT_MS = 10_000;

  /**
   * 500 ms until shared memory stops waiting for a reader that does not read, as UDP would not wait
   * for it (Aeron: 5 s); it may rejoin after as long.
   */
  public static final long UNTETHERED_TIMEOUT_NS = 500_000_000;

  /**
   * 1 MiB of counters' values, Aeron's least, and four times as much of their labels: 8,192
   * counters, of which a node has some hundred (Aeron: 8 MiB). A driver touches all of it when it
   * starts.
   */
  public static final int COUNTERS_LENGTH = 1 << 20;

  private DriverSettings() {}

  /**
   * Sets an embedded driver up.
   *
   * @param context to change.
   * @return the same.
   */
  public static MediaDriver.Context apply(MediaDriver.Context context) {
    int receiveBuffer = Math.min(SOCKET_BUFFER_LENGTH, SocketLimits.maxReceiveBufferLength());
    int sendBuffer = Math.min(SOCKET_BUFFER_LENGTH, SocketLimits.maxSendBufferLength());
    StaticDelayGenerator nakDelay = new StaticDelayGenerator(NAK_DELAY_NS, NAK_RETRY_DELAY_NS);
    return context
        .counterValuesBufferLength(COUNTERS_LENGTH)
        .mtuLength(MTU_LENGTH)
        .ipcMtuLength(MTU_LENGTH)
        .publicationTermBufferLength(DATA_TERM_LENGTH)
        .ipcTermBufferLength(DATA_TERM_LENGTH)
        .termBufferSparseFile(true)
        .unicastFeedbackDelayGenerator(nakDelay)
        .multicastFeedbackDelayGenerator(nakDelay)
        .nakUnicastDelayNs(NAK_DELAY_NS)
        .nakUnicastRetryDelayRatio(NAK_RETRY_DELAY_NS / NAK_DELAY_NS)
        .nakMulticastMaxBackoffNs(NAK_DELAY_NS)
        .retransmitUnicastDelayNs(RETRANSMIT_DELAY_NS)
        .retransmitUnicastLingerNs(RETRANSMIT_LINGER_NS)
        .multicastFlowControlSupplier(new MaxMulticastFlowControlSupplier())
        .socketRcvbufLength(receiveBuffer)
        .socketSndbufLength(sendBuffer)
        .initialWindowLength(Math.min(RECEIVER_WINDOW_LENGTH, receiveBuffer))
        .imageLivenessTimeoutNs(IMAGE_LIVENESS_TIMEOUT_NS)
        .timerIntervalNs(TIMER_INTERVAL_NS)
        .statusMessageTimeoutNs(STATUS_MESSAGE_TIMEOUT_NS)
        .publicationConnectionTimeoutNs(PUBLICATION_CONNECTION_TIMEOUT_NS)
        .publicationLingerTimeoutNs(PUBLICATION_LINGER_NS)
        .clientLivenessTimeoutNs(CLIENT_LIVENESS_TIMEOUT_NS)
        .publicationUnblockTimeoutNs(PUBLICATION_UNBLOCK_TIMEOUT_NS)
        .driverTimeoutMs(EMBEDDED_DRIVER_TIMEOUT_MS)
        .untetheredWindowLimitTimeoutNs(UNTETHERED_TIMEOUT_NS)
        .untetheredLingerTimeoutNs(UNTETHERED_TIMEOUT_NS)
        .untetheredRestingTimeoutNs(UNTETHERED_TIMEOUT_NS);
  }

  /**
   * Sets a client of a driver up.
   *
   * @param context to change.
   * @param embedded whether the driver lives in this process.
   * @return the same.
   */
  public static Aeron.Context apply(Aeron.Context context, boolean embedded) {
    return context.driverTimeoutMs(
        embedded ? EMBEDDED_DRIVER_TIMEOUT_MS : EXTERNAL_DRIVER_TIMEOUT_MS);
  }
}
