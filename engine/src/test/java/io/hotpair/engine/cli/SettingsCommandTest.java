package io.hotpair.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.config.Setting;
import org.junit.jupiter.api.Test;

class SettingsCommandTest {
  @Test
  void shouldListEverySettingWithItsMeaning() {
    CommandRun run = CommandRun.of("settings", "--markdown");
    assertEquals(0, run.exitCode(), run.err());
    for (Setting setting : Setting.values()) {
      assertTrue(run.out().contains("| `" + setting.key() + "` |"), setting.key());
    }
  }
}
