package dev.trawl.bench.needle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.bench.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads user-defined needles, one JSON object per line: {@code needle}, {@code question}, {@code
 * keyword}, {@code language}. NeedleBench's names {@code retrieval_question} and {@code arg2} are
 * also accepted.
 */
final class NeedleFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private NeedleFile() {}

  static List<Needle> read(Path file) {
    var needles = new ArrayList<Needle>();
    var number = 0;
    try (var lines = Files.lines(file)) {
      for (var line : (Iterable<String>) lines::iterator) {
        number++;
        if (!line.isBlank()) {
          needles.add(needle(JSON.readTree(line)));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new DataException("%s, line %d: %s".formatted(file, number, e.getMessage()), e);
    }
    if (needles.isEmpty()) {
      throw new DataException(file + " contains no needles");
    }
    return needles;
  }

  private static Needle needle(JsonNode node) {
    return new Needle(
        node.path("family").asText("file"),
        language(node.path("language").asText("en")),
        node.path("needle").asText().strip(),
        node.path("nearMiss").asText(""),
        node.path("question").asText(node.path("retrieval_question").asText()),
        node.path("keyword").asText(node.path("arg2").asText()));
  }

  private static String language(String given) {
    return switch (given) {
      case "English" -> "en";
      case "Chinese" -> "zh";
      default -> given;
    };
  }
}
