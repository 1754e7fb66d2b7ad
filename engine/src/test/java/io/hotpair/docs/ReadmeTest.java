package io.hotpair.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hotpair.engine.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows must be what the build compiles, and what it names must exist. */
class ReadmeTest {
  private static final Path HOME = Path.of(System.getProperty("hotpair.home", ".."));
  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  private static String readme() throws IOException {
    return Files.readString(HOME.resolve("README.md"));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @Test
  void shouldShowOnlyCodeThatIsCompiled() throws IOException {
    StringBuilder samples = new StringBuilder();
    Path directory = HOME.resolve("engine/src/test/java/io/hotpair/samples");
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        samples.append(squeezed(Files.readString(file))).append('\n');
      }
    }
    Matcher blocks = JAVA_BLOCK.matcher(readme());
    int count = 0;
    while (blocks.find()) {
      count++;
      String block = squeezed(blocks.group(1));
      assertTrue(samples.indexOf(block) >= 0, "not in the samples: " + block);
    }
    assertTrue(count >= 3, "the README shows how to embed");
  }

  @Test
  void shouldListEverySettingWithItsDefault() throws IOException {
    String readme = readme();
    List<String> missing = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      String value = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
      if (!readme.contains("| `" + setting.key() + "` | " + value + " |")) {
        missing.add(setting.key());
      }
    }
    assertEquals(List.of(), missing, "print the table with: ./hotpair settings --markdown");
  }

  @Test
  void shouldLinkOnlyToWhatExists() throws IOException {
    List<String> dead = new ArrayList<>();
    for (String file : List.of("README.md", "engine/README.md", "docs/protocol.md")) {
      Path document = HOME.resolve(file);
      Matcher links = LINK.matcher(Files.readString(document));
      while (links.find()) {
        if (!Files.exists(document.resolveSibling(links.group(1)))) {
          dead.add(file + ": " + links.group(1));
        }
      }
    }
    assertEquals(List.of(), dead);
  }

  @Test
  void shouldNameOnlyClassesThatExistInTheProtocolDocument() throws IOException {
    String document = Files.readString(HOME.resolve("docs/protocol.md"));
    Matcher names = Pattern.compile("`([A-Z][A-Za-z]+)(?:\\.[a-zA-Z]+)?`").matcher(document);
    List<String> unknown = new ArrayList<>();
    boolean isAnyFound = false;
    while (names.find()) {
      isAnyFound = true;
      if (!isClass(names.group(1))) {
        unknown.add(names.group(1));
      }
    }
    assertTrue(isAnyFound);
    assertEquals(List.of(), unknown);
  }

  private static boolean isClass(String name) throws IOException {
    for (String module : List.of("engine", "journal", "transport")) {
      try (Stream<Path> files = Files.walk(HOME.resolve(module).resolve("src/main/java"))) {
        if (files.anyMatch(file -> file.getFileName().toString().equals(name + ".java"))) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void shouldHaveNothingLeftToFillIn() throws IOException {
    assertFalse(readme().contains("@@"));
  }
}
