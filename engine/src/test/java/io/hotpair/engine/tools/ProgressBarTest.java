package io.hotpair.engine.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final StringWriter text = new StringWriter();
  private long nowNs = 1_000;

  private ProgressBar bar(boolean isShown) {
    return new ProgressBar(new PrintWriter(text), isShown, () -> nowNs, () -> 2_000);
  }

  private static boolean isDueWithin(ProgressBar bar, int calls) {
    boolean isDue = false;
    for (int i = 0; i < calls; i++) {
      isDue |= bar.isDue();
    }
    return isDue;
  }

  @Test
  void shouldStaySilentForTheFirstSecond() {
    ProgressBar bar = bar(true);
    nowNs += 999_999_999;
    assertFalse(isDueWithin(bar, 10_000));
    nowNs++;
    assertTrue(isDueWithin(bar, 256));
    bar.close();
    assertEquals("", text.toString());
  }

  @Test
  void shouldShowHowFarItIsAndWipeItself() {
    ProgressBar bar = bar(true);
    nowNs += 2_000_000_000;
    bar.show(1_000, 77);
    String shown = text.toString();
    assertTrue(shown.contains("[###############...............]  50% record 77, 500 B/s"), shown);
    assertFalse(isDueWithin(bar, 10_000));
    bar.close();
    assertTrue(text.toString().endsWith("\r\u001b[K"));
  }

  @Test
  void shouldShowNothingWithoutATerminal() {
    ProgressBar bar = bar(false);
    nowNs += 5_000_000_000L;
    assertFalse(isDueWithin(bar, 10_000));
  }
}
