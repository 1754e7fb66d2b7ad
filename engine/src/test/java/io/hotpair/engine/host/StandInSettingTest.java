package io.hotpair.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.config.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandInSettingTest {
  private static long standInNs(String idle, int micros) {
    return Host.of(Settings.defaults().with(Setting.IDLE, idle).with(Setting.STAND_IN_US, micros))
        .standInNs();
  }

  @ParameterizedTest
  @CsvSource({"yield, 100, 100000", "yield, 10, 10000", "yield, 0, 0"})
  void shouldHaveAThreadThatStandsInAsTheSettingsSay(String idle, int micros, long nanos) {
    assertEquals(nanos, standInNs(idle, micros));
  }

  @ParameterizedTest
  @ValueSource(strings = {"backoff", "spin"})
  void shouldHaveNoneWhereIdleThreadsDoNotYield(String idle) {
    assertEquals(0, standInNs(idle, 100));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 9, 1_000_001})
  void shouldNameTheSettingThatCannotBeUsed(int micros) {
    String why =
        assertThrows(SettingsException.class, () -> standInNs("yield", micros)).getMessage();
    assertTrue(why.contains("hotpair.stand.in.us") && why.contains(String.valueOf(micros)), why);
  }

  @Test
  void shouldStandInAfterATenthOfAMillisecondUnlessToldOtherwise() {
    assertEquals(100_000, Host.of(Settings.defaults()).standInNs());
  }
}
