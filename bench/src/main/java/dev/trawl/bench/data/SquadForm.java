package dev.trawl.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The form of SQuAD, shared by XQuAD, CMRC 2018 and DRCD. A question of SQuAD 2.0 may have no
 * answer.
 */
record SquadForm(List<Paragraph> paragraphs) {
  /** A context and what is asked of it. */
  record Paragraph(String context, List<Asked> asked) {}

  record Asked(String id, String question, List<String> answers, List<Span> spans) {}

  static SquadForm read(Path file) {
    var paragraphs = new ArrayList<Paragraph>();
    for (var article : DataFolder.json(file).path("data")) {
      for (var node : article.path("paragraphs")) {
        paragraphs.add(paragraph(node));
      }
    }
    if (paragraphs.isEmpty()) {
      throw new DataException(file + " has no paragraphs: is it in the form of SQuAD?");
    }
    return new SquadForm(List.copyOf(paragraphs));
  }

  private static Paragraph paragraph(JsonNode node) {
    var context = node.path("context").asText();
    var asked = new ArrayList<Asked>();
    for (var one : node.path("qas")) {
      asked.add(asked(one, context));
    }
    return new Paragraph(context, asked);
  }

  private static Asked asked(JsonNode node, String context) {
    var texts = new LinkedHashSet<String>();
    var spans = new LinkedHashSet<Span>();
    for (var answer : node.path("answers")) {
      var text = answer.path("text").asText();
      texts.add(text);
      place(context, text, answer.path("answer_start").asInt(-1)).ifPresent(spans::add);
    }
    return new Asked(
        node.path("id").asText(),
        node.path("question").asText(),
        List.copyOf(texts),
        List.copyOf(spans));
  }

  /** Some sets count code points or are a few places off: then the nearest occurrence counts. */
  private static Optional<Span> place(String context, String text, int told) {
    var before = context.lastIndexOf(text, Math.max(told, 0));
    var after = context.indexOf(text, Math.max(told, 0));
    if (text.isEmpty() || (before < 0 && after < 0)) {
      return Optional.empty();
    }
    var start = before < 0 || (after >= 0 && after - told <= told - before) ? after : before;
    return Optional.of(new Span(start, start + text.length()));
  }

  List<String> contexts() {
    return paragraphs.stream().map(Paragraph::context).distinct().toList();
  }

  /** Its contexts are one document, and nothing else is. */
  QuestionSet set(String name, String language) {
    var document = name + ".txt";
    var text = String.join("\n\n", contexts());
    return new QuestionSet(
        name, List.of(Texts.source(document, text)), questions(document, language));
  }

  /** All questions, their evidence in {@code document}; none for those that it does not answer. */
  List<Question> questions(String document, String language) {
    var questions = new ArrayList<Question>();
    for (var paragraph : paragraphs) {
      for (var asked : paragraph.asked()) {
        var gold = new Gold.InText(document, paragraph.context(), asked.spans());
        questions.add(
            asked.answers().isEmpty()
                ? new Question(asked.id(), asked.question(), language, List.of(), List.of())
                : Question.at(asked.id(), asked.question(), language, asked.answers(), gold));
      }
    }
    return questions;
  }
}
