package io.hotpair.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.host.Host;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("hotpair.home", ".."), "examples", "three-hosts");

  @ParameterizedTest
  @ValueSource(strings = {"pair", "watchdog", "node-0", "node-1"})
  void shouldBeUsableAndAgreeOnThePair(String name) {
    Settings settings = Settings.load(EXAMPLES.resolve(name + ".properties"));
    Settings pair = Settings.load(EXAMPLES.resolve("pair.properties"));
    assertEquals(Host.of(pair).topology().nodeIds(), Host.of(settings).topology().nodeIds());
    Setting[] shared = {
      Setting.CLUSTER, Setting.NODES, Setting.WATCHDOG_HOST, Setting.CHANNEL, Setting.PORT_BASE
    };
    for (Setting setting : shared) {
      assertEquals(pair.get(setting), settings.get(setting), setting.key());
    }
  }

  @Test
  void shouldListEverySettingWithItsMeaning() {
    CommandRun run = CommandRun.of("settings", "--markdown");
    assertEquals(0, run.exitCode(), run.err());
    for (Setting setting : Setting.values()) {
      assertTrue(run.out().contains("| `" + setting.key() + "` |"), setting.key());
    }
  }
}
