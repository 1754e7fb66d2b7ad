package io.hotpair.engine.events;

import java.nio.file.Path;
import java.util.Map;

/** Writes values as JSON text (RFC 8259). */
public final class JsonText {
  private JsonText() {}

  /**
   * Appends a value.
   *
   * @param out to append to.
   * @param value a number, boolean, null, {@link Iterable} or {@link Map} of such, or anything else
   *     as its text; a number that JSON cannot say becomes null.
   */
  public static void append(StringBuilder out, Object value) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      out.append(Double.isFinite(number) ? value.toString() : "null");
    } else if (value instanceof Number) {
      out.append(value);
    } else if (value instanceof Iterable<?> items && !(value instanceof Path)) {
      // A path is an iterable of paths, without end.
      appendArray(out, items);
    } else if (value instanceof Map<?, ?> entries) {
      appendObject(out, entries);
    } else {
      appendString(out, value.toString());
    }
  }

  private static void appendArray(StringBuilder out, Iterable<?> items) {
    out.append('[');
    String separator = "";
    for (Object item : items) {
      out.append(separator);
      append(out, item);
      separator = ",";
    }
    out.append(']');
  }

  private static void appendObject(StringBuilder out, Map<?, ?> entries) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      out.append(separator);
      appendString(out, String.valueOf(entry.getKey()));
      out.append(':');
      append(out, entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  static void appendString(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
