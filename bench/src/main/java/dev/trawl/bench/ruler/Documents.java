package dev.trawl.bench.ruler;

import dev.trawl.bench.data.Gold;
import dev.trawl.bench.data.Question;
import dev.trawl.bench.data.QuestionSet;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.chunk.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Asks a question from a question set. The text contains the paragraphs that answer the question,
 * mixed with other paragraphs of the set. If the set has too few paragraphs, text of the haystack
 * is added.
 */
record Documents(
    List<AnswerableQuestion> questions,
    List<String> paragraphs,
    TextPool haystack,
    String heading,
    Tokens tokens)
    implements Task {
  /** A question and the paragraphs that answer it. */
  record AnswerableQuestion(Question question, List<String> goldParagraphs) {}

  static Documents of(QuestionSet set, TextPool haystack, String heading, Tokens tokens) {
    var paragraphs =
        set.sources().stream().flatMap(Documents::paragraphs).filter(p -> !p.isBlank()).toList();
    var questions =
        set.questions().stream()
            .filter(question -> !question.answers().isEmpty())
            .map(question -> new AnswerableQuestion(question, goldParagraphs(question, paragraphs)))
            .filter(answerable -> !answerable.goldParagraphs().isEmpty())
            .toList();
    return new Documents(questions, paragraphs, haystack, heading, tokens);
  }

  private static Stream<String> paragraphs(Source source) {
    return source instanceof Source.InMemory(var name, var bytes)
        ? Stream.of(new String(bytes, StandardCharsets.UTF_8).split("\n\n"))
        : Stream.empty();
  }

  @Override
  public Sample draw(int lengthTokens, Random random) {
    var drawn = questions.get(random.nextInt(questions.size()));
    var seed = random.nextLong();
    return new Sample(
        drawn.question().text(),
        drawn.question().answers(),
        drawn.goldParagraphs(),
        () -> text(drawn.goldParagraphs(), lengthTokens, new Random(seed)));
  }

  private static List<String> goldParagraphs(Question question, List<String> paragraphs) {
    var stepParagraphs =
        question.steps().stream()
            .flatMap(step -> step.anyOf().stream())
            .flatMap(
                each -> each instanceof Gold.InText in ? Stream.of(in.paragraph()) : Stream.empty())
            .toList();
    return paragraphs.stream()
        .filter(text -> stepParagraphs.stream().anyMatch(text::contains))
        .toList();
  }

  private String text(List<String> goldParagraphs, int lengthTokens, Random random) {
    var others = new ArrayList<>(paragraphs);
    others.removeAll(goldParagraphs);
    Collections.shuffle(others, random);
    var numbered = new NumberedDocuments(heading, tokens);
    goldParagraphs.forEach(numbered::add);
    for (var i = 0; i < others.size() && numbered.total() < lengthTokens; i++) {
      numbered.add(others.get(i));
    }
    var missingTokens = lengthTokens - numbered.total();
    haystack.draw(Math.max(0, missingTokens), random).stream()
        .takeWhile(paragraph -> numbered.total() < lengthTokens)
        .forEach(paragraph -> numbered.add(paragraph.text()));
    return numbered.shuffled(random);
  }
}
