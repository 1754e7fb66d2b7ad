package io.hotpair.engine.orderbook;

/**
 * Appends one JSON object, member by member, to text. Names and texts are written as they are, so
 * they must need no escapes.
 */
final class JsonObject {
  private final StringBuilder json;
  private boolean first = true;

  JsonObject(StringBuilder json) {
    this.json = json.append('{');
  }

  JsonObject text(String name, String value) {
    name(name);
    json.append('"').append(value).append('"');
    return this;
  }

  JsonObject number(String name, long value) {
    name(name);
    json.append(value);
    return this;
  }

  JsonObject flag(String name, boolean value) {
    name(name);
    json.append(value);
    return this;
  }

  void beginArray(String name) {
    name(name);
    json.append('[');
  }

  /** An object in the array that was begun. */
  JsonObject beginElement() {
    if (json.charAt(json.length() - 1) != '[') {
      json.append(',');
    }
    return new JsonObject(json);
  }

  void endArray() {
    json.append(']');
  }

  void end() {
    json.append('}');
  }

  private void name(String name) {
    if (!first) {
      json.append(',');
    }
    first = false;
    json.append('"').append(name).append("\":");
  }
}
