package io.hotpair.transport;

/**
 * Begins channel URIs with the parameters that {@link DriverSettings} chooses for each kind of
 * stream, so that they hold on an external driver as well. Immutable.
 */
final class UriParams {
  private final int mtuLength;

  UriParams(int mtuLength) {
    this.mtuLength = mtuLength;
  }

  String sender(StreamKind kind, boolean toMany) {
    return "aeron:udp?"
        + common(kind)
        + "|linger="
        + DriverSettings.PUBLICATION_LINGER_NS
        + "ns"
        + (toMany ? "|fc=max" : "");
  }

  static String receiver(StreamKind kind) {
    return "aeron:udp?nak-delay="
        + DriverSettings.NAK_DELAY_NS
        + "ns|rejoin=true|reliable="
        + (kind != StreamKind.CONTROL);
  }

  String ipcSender(StreamKind kind) {
    return "aeron:ipc?" + common(kind);
  }

  static String ipcReceiver(StreamKind kind) {
    return "aeron:ipc?rejoin=true|tether=" + (kind == StreamKind.ANSWERS);
  }

  private String common(StreamKind kind) {
    int termLength =
        kind == StreamKind.CONTROL
            ? DriverSettings.CONTROL_TERM_LENGTH
            : DriverSettings.DATA_TERM_LENGTH;
    return "term-length=" + termLength + "|mtu=" + mtuLength + "|sparse=true";
  }
}
