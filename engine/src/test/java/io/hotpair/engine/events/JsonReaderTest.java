package io.hotpair.engine.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @Test
  void shouldReadWhatJsonTextWrites() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("text", "a \"quoted\" line\nµ\u0001");
    object.put("whole", -12L);
    object.put("decimal", 1.5);
    object.put("nothing", null);
    object.put("yes", true);
    object.put("list", Arrays.asList(1L, "x", List.of()));
    object.put("map", Map.of("k", Map.of()));
    StringBuilder json = new StringBuilder();
    JsonText.append(json, object);
    assertEquals(object, JsonReader.object(json.toString()));
  }

  @Test
  void shouldWriteAPathAsText() {
    StringBuilder json = new StringBuilder();
    JsonText.append(json, Map.of("path", Path.of("a", "b")));
    assertEquals("{\"path\":\"a/b\"}", json.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"a\":}", "{\"a\":1", "{\"a\" 1}", "[1]", "{} x", "{\"a\":tru}"})
  void shouldRefuseWhatIsNoObject(String text) {
    assertThrows(IllegalArgumentException.class, () -> JsonReader.object(text));
  }
}
