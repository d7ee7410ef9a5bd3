package dev.trawl.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The user's folder of documents and question sets. */
public record DataFolder(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Environment variable with the path of the folder. */
  private static final String VARIABLE = "TRAWL_DATA_SAMPLES";

  /**
   * Finds the data folder: {@code given} or, if it is absent, the folder in the environment
   * variable or, if it is not set, {@code ../shared/data}. Returns empty if this folder does not
   * exist.
   */
  public static Optional<DataFolder> find(Optional<Path> given) {
    return given
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of))
        .or(() -> Optional.of(Path.of("..", "shared", "data")))
        .filter(Files::isDirectory)
        .map(DataFolder::new);
  }

  boolean has(String name) {
    return Files.isRegularFile(path.resolve(name));
  }

  /**
   * Returns the path of the file {@code name} in the folder.
   *
   * @throws DataException if it does not exist
   */
  Path file(String name) {
    var file = path.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          file + " does not exist; set the folder that contains it with --data");
    }
    return file;
  }

  /** Reads a text file, removes its byte order mark and converts line ends to {@code \n}. */
  String text(String name) {
    try {
      var text = Files.readString(file(name), StandardCharsets.UTF_8);
      return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new DataException("cannot read " + path.resolve(name) + ": " + e.getMessage(), e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new DataException(file + " is not JSON: " + e.getMessage(), e);
    }
  }

  /** Reads all objects of a file that is a JSON array or a sequence of JSON objects. */
  static List<JsonNode> objects(Path file) {
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      return values.readAll();
    } catch (IOException e) {
      throw new DataException(file + " is not JSON: " + e.getMessage(), e);
    }
  }

  /** Reads only the first object of a JSON array or sequence; empty if the file is empty. */
  static Optional<JsonNode> first(Path file) {
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      return values.hasNextValue() ? Optional.of(values.nextValue()) : Optional.empty();
    } catch (IOException e) {
      throw new DataException(file + " is not JSON: " + e.getMessage(), e);
    }
  }

  /** Reads one JSON object per line; empty lines are skipped. */
  static List<JsonNode> jsonLines(Path file) {
    var nodes = new ArrayList<JsonNode>();
    try (var lines = Files.lines(file)) {
      for (var line : (Iterable<String>) lines::iterator) {
        if (!line.isBlank()) {
          nodes.add(JSON.readTree(line));
        }
      }
    } catch (IOException e) {
      throw new DataException(
          "%s, line %d is not JSON: %s".formatted(file, nodes.size() + 1, e.getMessage()), e);
    }
    return nodes;
  }
}
