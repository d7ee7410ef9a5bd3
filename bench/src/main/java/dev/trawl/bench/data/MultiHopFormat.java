package dev.trawl.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Question sets in which each question comes with paragraphs, and some of them support the answer:
 * HotpotQA and 2WikiMultihopQA, where a paragraph is a list of sentences; HotpotQA in the format of
 * IRCoT; and MuSiQue. The paragraphs of all questions are shuffled and form a single document.
 */
final class MultiHopFormat {
  private static final String DOCUMENT = "paragraphs.txt";

  private MultiHopFormat() {}

  private record Paragraph(String title, String text, boolean supports) {}

  /**
   * @param file a JSON array, or one JSON object per line
   */
  static QuestionSet read(String name, Path file, long seed) {
    var blocks = new LinkedHashSet<String>();
    var questions = new ArrayList<Question>();
    for (var node : DataFolder.objects(file)) {
      var paragraphs = paragraphs(node);
      paragraphs.forEach(each -> blocks.add(each.title() + "\n" + each.text()));
      questions.add(question(node, steps(node, paragraphs)));
    }
    var shuffled = new ArrayList<>(blocks);
    Collections.shuffle(shuffled, new Random(seed));
    var source = Texts.source(DOCUMENT, String.join("\n\n", shuffled));
    return new QuestionSet(name, List.<Source>of(source), questions);
  }

  /** Returns the paragraphs that have text. */
  private static List<Paragraph> paragraphs(JsonNode node) {
    var all = node.has("context") ? paragraphsOfSentences(node) : markedParagraphs(node);
    return all.stream().filter(each -> !each.text().isEmpty()).toList();
  }

  private static List<Paragraph> markedParagraphs(JsonNode node) {
    var paragraphs = new ArrayList<Paragraph>();
    for (var each : node.path(node.has("contexts") ? "contexts" : "paragraphs")) {
      paragraphs.add(
          new Paragraph(
              each.path("title").asText(),
              each.path("paragraph_text").asText().strip(),
              each.path("is_supporting").asBoolean()));
    }
    return paragraphs;
  }

  /**
   * Each paragraph is a title and a list of sentences. In one of the sets, the sentences begin with
   * a space, which is removed.
   */
  private static List<Paragraph> paragraphsOfSentences(JsonNode node) {
    var supporting = supportingTitles(node);
    var paragraphs = new ArrayList<Paragraph>();
    for (var each : node.path("context")) {
      var title = each.path(0).asText();
      var text =
          StreamSupport.stream(each.path(1).spliterator(), false)
              .map(sentence -> sentence.asText().strip())
              .collect(Collectors.joining(" "));
      paragraphs.add(new Paragraph(title, text.strip(), supporting.contains(title)));
    }
    return paragraphs;
  }

  private static List<String> supportingTitles(JsonNode node) {
    return StreamSupport.stream(node.path("supporting_facts").spliterator(), false)
        .map(fact -> fact.path(0).asText())
        .distinct()
        .toList();
  }

  /** Returns an empty list if one of the supporting paragraphs is missing from the question. */
  private static List<Gold.Step> steps(JsonNode node, List<Paragraph> paragraphs) {
    var supporting = paragraphs.stream().filter(Paragraph::supports).toList();
    var titles = supporting.stream().map(Paragraph::title).collect(Collectors.toSet());
    if (!titles.containsAll(supportingTitles(node))) {
      return List.of();
    }
    var answers = answers(node);
    return supporting.stream()
        .map(each -> new Gold.Step(List.of(Gold.InText.of(DOCUMENT, each.text(), answers))))
        .toList();
  }

  private static Question question(JsonNode node, List<Gold.Step> steps) {
    var text = node.path("question_text").asText(node.path("question").asText());
    return new Question(id(node), text, "en", answers(node), steps);
  }

  private static String id(JsonNode node) {
    return List.of("question_id", "_id", "id").stream()
        .map(node::path)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .findFirst()
        .orElse("");
  }

  private static List<String> answers(JsonNode node) {
    var answers = new LinkedHashSet<String>();
    node.path("answers_objects")
        .forEach(o -> o.path("spans").forEach(s -> answers.add(s.asText())));
    if (node.has("answer")) {
      answers.add(node.path("answer").asText());
    }
    node.path("answer_aliases").forEach(alias -> answers.add(alias.asText()));
    return List.copyOf(answers);
  }
}
