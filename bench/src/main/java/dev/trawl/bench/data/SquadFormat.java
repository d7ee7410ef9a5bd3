package dev.trawl.bench.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The format of SQuAD, shared by XQuAD, CMRC 2018 and DRCD. In SQuAD 2.0, a question may have no
 * answer.
 */
record SquadFormat(List<Paragraph> paragraphs) {
  /** A context and the questions about it. */
  record Paragraph(String context, List<SquadQuestion> questions) {}

  record SquadQuestion(String id, String question, List<String> answers, List<Span> spans) {}

  static SquadFormat read(Path file) {
    var paragraphs = new ArrayList<Paragraph>();
    for (var article : DataFolder.json(file).path("data")) {
      for (var node : article.path("paragraphs")) {
        paragraphs.add(paragraph(node));
      }
    }
    if (paragraphs.isEmpty()) {
      throw new DataException(file + " has no paragraphs; is it in SQuAD format?");
    }
    return new SquadFormat(List.copyOf(paragraphs));
  }

  private static Paragraph paragraph(JsonNode node) {
    var context = node.path("context").asText();
    var questions = new ArrayList<SquadQuestion>();
    for (var question : node.path("qas")) {
      questions.add(question(question, context));
    }
    return new Paragraph(context, questions);
  }

  private static SquadQuestion question(JsonNode node, String context) {
    var texts = new LinkedHashSet<String>();
    var spans = new LinkedHashSet<Span>();
    for (var answer : node.path("answers")) {
      var text = answer.path("text").asText();
      texts.add(text);
      place(context, text, answer.path("answer_start").asInt(-1)).ifPresent(spans::add);
    }
    return new SquadQuestion(
        node.path("id").asText(),
        node.path("question").asText(),
        List.copyOf(texts),
        List.copyOf(spans));
  }

  /**
   * Returns the occurrence of {@code text} that is nearest to its stated start. The stated start
   * can be wrong: some sets count code points, and some have slightly wrong offsets.
   */
  private static Optional<Span> place(String context, String text, int statedStart) {
    var before = context.lastIndexOf(text, Math.max(statedStart, 0));
    var after = context.indexOf(text, Math.max(statedStart, 0));
    if (text.isEmpty() || (before < 0 && after < 0)) {
      return Optional.empty();
    }
    var start =
        before < 0 || (after >= 0 && after - statedStart <= statedStart - before) ? after : before;
    return Optional.of(new Span(start, start + text.length()));
  }

  List<String> contexts() {
    return paragraphs.stream().map(Paragraph::context).distinct().toList();
  }

  /** Returns a set whose only document consists of the contexts. */
  QuestionSet set(String name, String language) {
    var document = name + ".txt";
    var text = String.join("\n\n", contexts());
    return new QuestionSet(
        name, List.of(Texts.source(document, text)), questions(document, language));
  }

  /**
   * Returns all questions, with their evidence in {@code document}. Unanswerable questions have no
   * evidence.
   */
  List<Question> questions(String document, String language) {
    var questions = new ArrayList<Question>();
    for (var paragraph : paragraphs) {
      for (var question : paragraph.questions()) {
        var gold = new Gold.InText(document, paragraph.context(), question.spans());
        questions.add(
            question.answers().isEmpty()
                ? new Question(question.id(), question.question(), language, List.of(), List.of())
                : Question.withEvidence(
                    question.id(), question.question(), language, question.answers(), gold));
      }
    }
    return questions;
  }
}
