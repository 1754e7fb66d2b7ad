package io.hotpair.engine.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LobsterFilesTest {
  private static final String GOOD = "34200.004241176,1,16113575,18,5853300,1";

  @TempDir Path directory;

  @Test
  void shouldMapEachTypeOfLine() {
    final byte[] content =
        Flows.text(
            GOOD,
            "34201,2,16113575,5,5853300,1",
            "34201.5,4,16113575,3,5853300,1",
            "34201.5,4,99,4,5853400,-1",
            "34202,5,0,100,5853300,-1",
            "34202,6,-0,100,5853300,-1",
            "34203,7,0,0,-1,-1",
            "34204,7,0,0,0,-1",
            "34205,7,0,0,1,-1",
            "34206,3,16113575,10,5853300,1",
            "34207,1,7,9223372036854775807,100,-1");
    final OperationSource source = FlowSources.orders(Flows.write(directory, content));
    assertEquals(
        List.of(
            "{\"op\":\"new\",\"symbol\":1,\"id\":16113575,\"side\":\"BUY\",\"type\":\"LIMIT\","
                + "\"price\":5853300,\"quantity\":18}",
            "{\"op\":\"reduce\",\"id\":16113575,\"quantity\":5}",
            "{\"op\":\"new\",\"symbol\":1,\"id\":4611686018427387904,\"side\":\"SELL\","
                + "\"type\":\"IOC\",\"price\":5853300,\"quantity\":3}",
            "{\"op\":\"new\",\"symbol\":1,\"id\":4611686018427387905,\"side\":\"BUY\","
                + "\"type\":\"IOC\",\"price\":5853400,\"quantity\":4}",
            "{\"op\":\"halt\",\"symbol\":1}",
            "{\"op\":\"resume\",\"symbol\":1}",
            "{\"op\":\"cancel\",\"id\":16113575}",
            "{\"op\":\"new\",\"symbol\":1,\"id\":7,\"side\":\"SELL\",\"type\":\"LIMIT\","
                + "\"price\":100,\"quantity\":9223372036854775807}"),
        Flows.describe(source));
    assertEquals(3, source.skipped());
  }

  @Test
  void shouldReadPlainAndGzippedWithAnyLineEndAlike() {
    final List<String> expected = read(Flows.text(GOOD, GOOD));
    assertEquals(2, expected.size());
    assertEquals(expected, read(Flows.gzip(Flows.text(GOOD, GOOD))));
    assertEquals(expected, read(bytes(GOOD + "\r\n" + GOOD + "\r\n")));
    assertEquals(expected, read(bytes(GOOD + "\n" + GOOD)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "34200.1,1,5,18,5853300|5 columns where 6",
        "34200.1,1,5,18,5853300,1,0|7 columns where 6",
        "''|empty where 6",
        "nonsense|1 column where 6",
        "34200.1,1,5,12x,5853300,1|size (column 4) \"12x\" is not a whole number",
        "34200.1,1,5,,5853300,1|size (column 4) \"\" is not a whole number",
        "34200.1,1,5,1.5,5853300,1|size (column 4) \"1.5\" is not a whole number",
        "34200.1,1,5,1,-,1|price (column 5) \"-\" is not a whole number",
        "34200.1,1,9223372036854775808,1,1,1|order id (column 3) \"9223372036854775808\" does not",
        "34200.1,1,4611686018427387904,1,1,1|order id (column 3) \"4611686018427387904\" is not",
        "34200.1,3,-5,1,1,1|order id (column 3) \"-5\" is not between 0 and",
        "noon,1,5,1,1,1|time (column 1) \"noon\" is not a number of seconds",
        "1.2.3,1,5,1,1,1|time (column 1)",
        ",1,5,1,1,1|time (column 1)",
        "34200.1,8,5,1,1,1|type (column 2) \"8\" is not a type from 1 to 7",
        "34200.1,0,5,1,1,1|type (column 2) \"0\"",
        "34200.1,1,5,1,1,2|direction (column 6) \"2\" is not 1 (buy) or -1 (sell)",
        "34200.1,7,0,0,2,-1|price (column 5) \"2\" is not -1, 0 or 1",
        "34200.1,1,5,\u00e4,1,1|size (column 4) \"?\"",
      })
  void shouldNameTheLineThatIsWrong(String line, String reason) {
    final byte[] content = Flows.text(GOOD, GOOD, line, GOOD);
    Flows.refuse(Flows.write(directory, content), ", line 3: ", reason, "correct the line");
    Flows.refuse(Flows.write(directory, Flows.gzip(content)), ", line 3: ", reason);
  }

  @Test
  void shouldRefuseEndlessLine() {
    Flows.refuse(Flows.write(directory, bytes("1".repeat(100_000))), "line 1: longer than 256");
  }

  @Test
  void shouldRefuseFileCutInsideItsLastLine() {
    final String whole = GOOD + "\n" + GOOD;
    for (int cut = GOOD.length() + 2; cut < whole.length(); cut++) {
      Flows.refuse(Flows.write(directory, bytes(whole.substring(0, cut))), ", line 2: ");
    }
  }

  private List<String> read(byte[] content) {
    return Flows.describe(FlowSources.orders(Flows.write(directory, content)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
