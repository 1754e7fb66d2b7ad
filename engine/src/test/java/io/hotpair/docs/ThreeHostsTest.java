package io.hotpair.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.host.Host;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreeHostsTest {
  private static final Path DIRECTORY =
      Path.of(System.getProperty("hotpair.home", "..")).resolve("docs/three-hosts");

  @ParameterizedTest
  @ValueSource(strings = {"node-a", "node-b", "watchdog", "client"})
  void shouldReadTheDocumentedSettingsAndAgreeOnThePair(String name) {
    Settings settings = Settings.load(DIRECTORY.resolve(name + ".properties"));
    assertEquals(Map.of(0, "10.0.0.1", 1, "10.0.0.2"), Host.nodesOf(settings));
    assertEquals(224, Integer.parseInt(settings.get(Setting.MULTICAST_GROUP).split("\\.")[0]));
    assertEquals(20_400, Host.of(settings).topology().portBase());
  }
}
