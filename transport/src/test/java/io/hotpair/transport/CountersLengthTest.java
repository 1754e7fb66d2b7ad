package io.hotpair.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aeron.driver.ThreadingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An embedded driver touches all room for counters at its start: what it really has. */
@Timeout(60)
class CountersLengthTest {
  @Test
  void shouldHaveRoomFor8192CountersAndNoMore() {
    List<Throwable> errors = new ArrayList<>();
    try (MediaDriverLauncher driver =
        MediaDriverLauncher.launch(
            new MediaDriverContext()
                .name("counters-length")
                .threadingMode(ThreadingMode.INVOKER)
                .errorHandler(errors::add))) {
      assertEquals(8_191, driver.aeron().countersReader().maxCounterId());
    }
    assertEquals(List.of(), errors);
  }
}
