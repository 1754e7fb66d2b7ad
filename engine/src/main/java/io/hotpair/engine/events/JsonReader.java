package io.hotpair.engine.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value (RFC 8259), such as a line of an event log: objects as maps, arrays as
 * lists, whole numbers as {@link Long}, others as {@link Double}. One thread.
 */
public final class JsonReader {
  private final String text;
  private int position;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Reads an object.
   *
   * @param text that holds it, and nothing else.
   * @return its members, in order.
   * @throws IllegalArgumentException if it is no JSON object, naming the position.
   */
  public static Map<String, Object> object(String text) {
    JsonReader reader = new JsonReader(text);
    reader.skipSpace();
    Map<String, Object> members = reader.object();
    reader.skipSpace();
    if (reader.position != text.length()) {
      throw reader.unexpected();
    }
    return members;
  }

  private Object value() {
    skipSpace();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    take('{');
    skipSpace();
    while (peek() != '}') {
      if (!members.isEmpty()) {
        take(',');
        skipSpace();
      }
      String name = string();
      skipSpace();
      take(':');
      members.put(name, value());
      skipSpace();
    }
    take('}');
    return members;
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    take('[');
    skipSpace();
    while (peek() != ']') {
      if (!items.isEmpty()) {
        take(',');
      }
      items.add(value());
      skipSpace();
    }
    take(']');
    return items;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    take('"');
    while (peek() != '"') {
      char c = next();
      out.append(c == '\\' ? escaped() : c);
    }
    take('"');
    return out.toString();
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < 4; i++) {
          hex.append(next());
        }
        yield (char) Integer.parseInt(hex.toString(), 16);
      }
      case '"', '\\', '/' -> c;
      default -> throw unexpected();
    };
  }

  private Object word(String word, Object meaning) {
    if (!text.startsWith(word, position)) {
      throw unexpected();
    }
    position += word.length();
    return meaning;
  }

  private Object number() {
    int start = position;
    while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    String digits = text.substring(start, position);
    try {
      boolean isWhole = digits.chars().allMatch(c -> c == '-' || Character.isDigit(c));
      return isWhole ? (Object) Long.valueOf(digits) : (Object) Double.valueOf(digits);
    } catch (NumberFormatException e) {
      position = start;
      throw unexpected();
    }
  }

  private void skipSpace() {
    while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private char peek() {
    if (position >= text.length()) {
      throw unexpected();
    }
    return text.charAt(position);
  }

  private char next() {
    char c = peek();
    position++;
    return c;
  }

  private void take(char expected) {
    if (peek() != expected) {
      throw unexpected();
    }
    position++;
  }

  private IllegalArgumentException unexpected() {
    String what =
        position < text.length()
            ? "unexpected '" + text.charAt(position) + "'"
            : "the end is missing";
    return new IllegalArgumentException("not JSON, at character " + position + ": " + what);
  }
}
