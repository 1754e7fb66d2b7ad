package io.hotpair.benchmarks.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hotpair.engine.process.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results as JSON. */
public final class Json {
  private final ObjectMapper mapper =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Creates one. */
  public Json() {}

  /**
   * Writes any value.
   *
   * @param value records, maps, lists, numbers and text.
   * @return JSON on one line.
   */
  public String text(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * Writes a result to a file.
   *
   * @param result to be written.
   * @param file that is replaced.
   */
  public void write(BenchResult result, Path file) {
    try {
      Files.writeString(
          file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
    } catch (IOException e) {
      throw new CommandException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a result.
   *
   * @param file that {@link #write} made.
   * @return the result.
   */
  public BenchResult read(Path file) {
    try {
      return mapper.readValue(file.toFile(), BenchResult.class);
    } catch (IOException e) {
      throw new CommandException(file + " is no result of 'hotpair bench': " + e.getMessage(), e);
    }
  }
}
