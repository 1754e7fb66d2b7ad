package io.hotpair.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.Subscription;
import io.aeron.driver.ThreadingMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a sender that is gone leaves behind is not taken down by the thread that polls. */
@EnabledOnOs(OS.LINUX)
class LeftBehindTest {
  private static final int STREAM = 7;

  @TempDir private Path directory;
  private MediaDriverLauncher hearing;
  private MediaDriverLauncher sending;

  @AfterEach
  void close() {
    CloseHelper.closeAll(sending, hearing);
  }

  @Test
  void shouldUnmapAStreamThatIsGoneWithoutThePollingThread() {
    hearing = launch("hearing", false);
    sending = launch("sending", true);
    Subscription heard = hearing.aeron().addSubscription("aeron:udp?endpoint=127.0.0.1:0", STREAM);
    awaitTrue("bound", () -> invokeBoth() && heard.resolvedEndpoint() != null);
    sending
        .aeron()
        .addExclusivePublication(
            "aeron:udp?term-length=64k|endpoint=" + heard.resolvedEndpoint(), STREAM);
    awaitTrue("heard", () -> invokeBoth() && heard.imageCount() == 1);
    assertEquals(2, mappings().size(), "the driver's and the client's");

    CloseHelper.close(sending);
    awaitTrue("gone", () -> invoke(hearing) && heard.hasNoImages());
    awaitTrue("deleted", () -> invoke(hearing) && mappings().stream().allMatch(this::isDeleted));
    assertTrue(mappings().size() <= 1, "the driver's is gone: " + mappings());
    // From here on nobody invokes. The client's is left, but for the case that this took 3 s.
    awaitTrue("unmapped", () -> mappings().isEmpty());
  }

  private MediaDriverLauncher launch(String name, boolean isClientInvoked) {
    return MediaDriverLauncher.launch(
        new MediaDriverContext()
            .name(name)
            .baseDirectory(directory)
            .threadingMode(ThreadingMode.INVOKER)
            .clientInvoker(isClientInvoked)
            .errorHandler(Throwable::printStackTrace));
  }

  private boolean invokeBoth() {
    return invoke(hearing) && invoke(sending);
  }

  private boolean invoke(MediaDriverLauncher launcher) {
    return launcher.invoke() >= 0;
  }

  private List<String> mappings() {
    try {
      return Files.readAllLines(Path.of("/proc/self/maps")).stream()
          .filter(line -> line.contains(hearing.directory() + "/images/"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isDeleted(String mapping) {
    return mapping.endsWith("(deleted)");
  }

  private static void awaitTrue(String what, BooleanSupplier condition) {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - deadlineNs < 0, "not " + what + " within 30 s");
      Thread.yield();
    }
  }
}
