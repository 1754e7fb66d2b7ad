package io.hotpair.engine.tools;

/** Appends one JSON object (RFC 8259) to text, member by member. */
final class Json {
  private final StringBuilder out;
  private String separator = "";

  /** Begins an object. */
  Json(StringBuilder out) {
    this.out = out.append('{');
  }

  Json number(String name, long value) {
    name(name).append(value);
    return this;
  }

  Json number(String name, double value) {
    if (Double.isFinite(value)) {
      name(name).append(value);
    } else {
      name(name).append("null");
    }
    return this;
  }

  Json flag(String name, boolean value) {
    name(name).append(value);
    return this;
  }

  Json text(String name, String value) {
    quote(name(name), value);
    return this;
  }

  /** A member whose value the caller appends to what is returned. */
  StringBuilder name(String name) {
    out.append(separator);
    separator = ",";
    quote(out, name);
    return out.append(':');
  }

  void end() {
    out.append('}');
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
