package io.hotpair.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotSchedulingTest {
  private static final Settings DEFAULTS = Settings.defaults();

  @ParameterizedTest
  @CsvSource({
    "auto, backoff, true",
    "auto, yield, false",
    "auto, spin, false",
    "idle, yield, true",
    "normal, backoff, false"
  })
  void shouldStandBackAsTheSettingsSay(String scheduling, String idle, boolean isIdleClass) {
    Settings settings =
        DEFAULTS.with(Setting.SNAPSHOT_SCHEDULING, scheduling).with(Setting.IDLE, idle);
    assertEquals(isIdleClass, Host.of(settings).snapshotThread().isIdleClass());
  }
}
