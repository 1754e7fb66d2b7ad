package io.hotpair.engine.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.process.CommandException;
import org.junit.jupiter.api.Test;

class FaultTest {
  @Test
  void shouldReadWhatItWrites() {
    for (MatrixCell cell : MatrixCell.all()) {
      assertEquals(cell.fault(), Fault.parse(cell.fault().toString()));
    }
  }

  @Test
  void shouldTellOneWayFromBothWays() {
    assertTrue(Fault.parse("cut:primary>hot").isOneWay());
    assertTrue(!Fault.parse("cut:primary-hot").isOneWay());
  }

  @Test
  void shouldRefuseNonsenseNamingIt() {
    refused("primary", "must be like");
    refused("maim:primary", "'maim'");
    refused("kill:referee", "'referee'");
    refused("kill:primary-hot", "'primary-hot'");
    refused("cut:primary-primary", "two different ends");
    refused("cut:primary-hot-client", "two different ends");
    refused("kill:hot+hot", "no process is named twice");
  }

  private static void refused(String text, String word) {
    CommandException error = assertThrows(CommandException.class, () -> Fault.parse(text));
    assertTrue(error.getMessage().contains("--fault " + text), error.getMessage());
    assertTrue(error.getMessage().contains(word), error.getMessage());
  }
}
