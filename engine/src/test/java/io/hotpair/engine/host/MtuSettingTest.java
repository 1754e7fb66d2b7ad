package io.hotpair.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.config.Setting;
import io.hotpair.engine.config.Settings;
import io.hotpair.engine.config.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MtuSettingTest {
  private static Host host(int mtu) {
    return Host.of(Settings.defaults().with(Setting.MTU, mtu));
  }

  @Test
  void shouldSendDatagramsOfTheLengthThatTheSettingsSay() {
    assertEquals(8192, host(8192).topology().mtuLength());
    assertEquals(1408, Host.of(Settings.defaults()).topology().mtuLength());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 256, 1500, 65_536})
  void shouldNameTheSettingThatCannotBeUsed(int mtu) {
    String why = assertThrows(SettingsException.class, () -> host(mtu)).getMessage();
    assertTrue(why.contains("hotpair.mtu") && why.contains(String.valueOf(mtu)), why);
  }
}
