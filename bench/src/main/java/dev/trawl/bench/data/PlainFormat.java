package dev.trawl.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * User-defined questions, one JSON object per line: {@code document} (a file, whose path is
 * relative to the file of questions), {@code question}, {@code answers} (a list) or {@code answer},
 * and {@code evidence} (a quote) or {@code page}. {@code id} and {@code language} are optional. If
 * a question has neither {@code answers} nor {@code answer}, the document does not answer it.
 */
final class PlainFormat {
  private PlainFormat() {}

  static QuestionSet read(String name, Path file) {
    var sources = new LinkedHashMap<String, Source>();
    var questions = new ArrayList<Question>();
    for (var node : DataFolder.jsonLines(file)) {
      var document = required(node, "document", file, questions.size());
      sources.computeIfAbsent(document, each -> source(file, each));
      var text = required(node, "question", file, questions.size());
      questions.add(question(node, document, text, questions.size() + 1));
    }
    return new QuestionSet(name, List.copyOf(sources.values()), questions);
  }

  private static Question question(JsonNode node, String document, String text, int number) {
    var answers = new ArrayList<String>();
    node.path("answers").forEach(answer -> answers.add(answer.asText()));
    if (node.hasNonNull("answer")) {
      answers.add(node.path("answer").asText());
    }
    var id = node.path("id").asText(Integer.toString(number));
    var language = node.path("language").asText("und");
    return new Question(id, text, language, answers, steps(node, document, answers));
  }

  private static List<Gold.Step> steps(JsonNode node, String document, List<String> answers) {
    if (node.hasNonNull("evidence")) {
      var gold = Gold.InText.of(document, node.path("evidence").asText(), answers);
      return List.of(new Gold.Step(List.of(gold)));
    }
    if (node.hasNonNull("page")) {
      var gold = new Gold.OnPage(document, node.path("page").asInt());
      return List.of(new Gold.Step(List.of(gold)));
    }
    return List.of();
  }

  private static Source source(Path file, String name) {
    var path = file.toAbsolutePath().resolveSibling(name);
    if (!Files.isRegularFile(path)) {
      throw new DataException(path + " does not exist, but " + file + " has a question about it");
    }
    return new Source.LocalFile(path, name);
  }

  private static String required(JsonNode node, String field, Path file, int index) {
    if (!node.hasNonNull(field)) {
      throw new DataException("%s, question %d has no \"%s\"".formatted(file, index + 1, field));
    }
    return node.path(field).asText();
  }
}
