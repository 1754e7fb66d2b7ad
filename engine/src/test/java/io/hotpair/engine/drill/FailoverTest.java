package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.events.JsonReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailoverTest {
  private static final int NODES = 2;
  private final List<DrillEvent> events = new ArrayList<>();

  @Test
  void shouldFollowAPrimaryFromItsDeathToItsReturn() {
    event(90, "watchdog", "\"granted\",\"version\":2,\"members\":{\"0\":7,\"1\":8}");
    event(105, "watchdog", "\"suspected\",\"node\":0,\"incarnation\":7,\"silentNs\":5");
    event(106, "watchdog", "\"granted\",\"version\":3,\"members\":{\"1\":8}");
    event(107, "node-1", "\"sequencing\",\"epoch\":2");
    event(150, "node-0", "\"processStarted\"");
    event(170, "node-0", "\"view\",\"role\":\"CATCHING_UP\"");
    event(180, "node-0", "\"view\",\"role\":\"HOT\"");
    Failover failover = Failover.of(kill("node-0", 7, false), events, NODES);
    assertEquals(new Failover(kill("node-0", 7, false), 100, 105, 106, 107, 150, 180), failover);
    assertTrue(failover.isOver());
    assertEquals(107, failover.settledAtNs());
  }

  @Test
  void shouldNotTakeASuspicionOfAnotherIncarnationForThisDeath() {
    event(105, "watchdog", "\"suspected\",\"node\":0,\"incarnation\":6,\"silentNs\":5");
    assertEquals(
        Failover.NEVER, Failover.of(kill("node-0", 7, false), events, NODES).suspectedAtNs());
  }

  @Test
  void shouldNotTakeTheMembershipBeforeTheDeathForTheReturn() {
    event(99, "node-0", "\"processStarted\"");
    event(99, "node-0", "\"view\",\"role\":\"HOT\"");
    assertFalse(Failover.of(kill("node-0", 7, false), events, NODES).isOver());
  }

  @Test
  void shouldTakeTheLastHeartbeatForTheTimeOfADeathByHand() {
    event(90, "watchdog", "\"suspected\",\"node\":0,\"incarnation\":7,\"silentNs\":12");
    event(92, "watchdog", "\"granted\",\"version\":3,\"members\":{\"1\":8}");
    Failover failover = Failover.of(kill("node-0", 7, true), events, NODES);
    assertEquals(78, failover.killedAtNs());
    assertEquals(92, failover.grantedAtNs());
  }

  @Test
  void shouldWaitUntilARestartedWatchdogHasHeardAllNodes() {
    event(120, "watchdog", "\"started\"");
    event(121, "watchdog", "\"heard\",\"node\":0");
    assertFalse(Failover.of(kill("watchdog", 0, false), events, NODES).isOver());
    event(125, "watchdog", "\"heard\",\"node\":1");
    Failover failover = Failover.of(kill("watchdog", 0, false), events, NODES);
    assertEquals(120, failover.restartedAtNs());
    assertEquals(125, failover.hotAtNs());
  }

  private static Kill kill(String process, long incarnation, boolean isByHand) {
    return new Kill(process, "primary", incarnation, 100, isByHand);
  }

  private void event(long atNs, String source, String rest) {
    String line = "{\"atNs\":" + atNs + ",\"source\":\"" + source + "\",\"event\":" + rest + "}";
    var fields = JsonReader.object(line);
    events.add(new DrillEvent(atNs, source, (String) fields.get("event"), fields));
  }
}
