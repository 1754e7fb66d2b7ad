package io.hotpair.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.agrona.nio.TransportPoller;
import org.junit.jupiter.api.Test;

/** What .mvn/java-options promises of the media driver; Agrona may rename its property. */
class SocketPollingTest {
  @Test
  void shouldAskAllSocketsOfAKindAtOnceWithTheProjectsJvmOptions() {
    assertEquals(0, TransportPoller.ITERATION_THRESHOLD);
  }
}
