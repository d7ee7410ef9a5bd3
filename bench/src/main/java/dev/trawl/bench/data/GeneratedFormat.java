package dev.trawl.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rule-generated questions, one JSON object per line: {@code doc}, {@code question}, {@code
 * answer}, and either {@code page} or {@code evidence}. The evidence is a quote or, for each hop, a
 * list of alternative line labels.
 */
final class GeneratedFormat {
  private GeneratedFormat() {}

  /**
   * @param lines the lines of the document by label; only needed if the evidence consists of labels
   */
  static QuestionSet read(String name, Path file, List<Source> sources, Map<String, String> lines) {
    var questions = new ArrayList<Question>();
    for (var node : DataFolder.jsonLines(file)) {
      var answers = List.of(node.path("answer").asText());
      questions.add(
          new Question(
              node.path("id").asText(),
              node.path("question").asText(),
              node.path("lang").asText("und"),
              answers,
              steps(node, answers, lines)));
    }
    return new QuestionSet(name, sources, questions);
  }

  /** Parses lines of the form {@code label text} into a map from label to the complete line. */
  static Map<String, String> linesByLabel(String text) {
    var lines = new HashMap<String, String>();
    text.lines()
        .filter(line -> line.indexOf(' ') > 0)
        .forEach(line -> lines.put(line.substring(0, line.indexOf(' ')), line.strip()));
    return lines;
  }

  private static List<Gold.Step> steps(
      JsonNode node, List<String> answers, Map<String, String> lines) {
    var document = node.path("doc").asText();
    if (node.has("page")) {
      return List.of(step(new Gold.OnPage(document, node.path("page").asInt())));
    }
    if (node.path("evidence").isTextual()) {
      var quote = node.path("evidence").asText();
      return List.of(step(Gold.InText.of(document, quote, answers)));
    }
    var steps = new ArrayList<Gold.Step>();
    for (var hop : node.path("evidence")) {
      var places = new ArrayList<Gold>();
      for (var label : hop) {
        places.add(new Gold.InText(document, line(lines, label.asText()), List.of()));
      }
      steps.add(new Gold.Step(places));
    }
    return steps;
  }

  private static Gold.Step step(Gold gold) {
    return new Gold.Step(List.of(gold));
  }

  /**
   * Returns the line with this label.
   *
   * @throws DataException if there is no such line
   */
  static String line(Map<String, String> lines, String label) {
    var line = lines.get(label);
    if (line == null) {
      throw new DataException("no line of the document has the label " + label);
    }
    return line;
  }
}
