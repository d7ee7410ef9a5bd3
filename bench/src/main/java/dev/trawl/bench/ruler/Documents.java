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
 * Asks a question of a set. The text has the paragraphs that answer it, mixed with other paragraphs
 * of the set. If the set has too few, paragraphs of the haystack are added.
 */
record Documents(
    List<Asked> questions, List<String> paragraphs, TextPool more, String heading, Tokens tokens)
    implements Task {
  /** A question and the paragraphs that answer it. */
  record Asked(Question question, List<String> gold) {}

  static Documents of(QuestionSet set, TextPool more, String heading, Tokens tokens) {
    var paragraphs =
        set.sources().stream().flatMap(Documents::paragraphs).filter(p -> !p.isBlank()).toList();
    var questions =
        set.questions().stream()
            .filter(question -> !question.answers().isEmpty())
            .map(question -> new Asked(question, gold(question, paragraphs)))
            .filter(asked -> !asked.gold().isEmpty())
            .toList();
    return new Documents(questions, paragraphs, more, heading, tokens);
  }

  private static Stream<String> paragraphs(Source source) {
    return source instanceof Source.InMemory(var name, var bytes)
        ? Stream.of(new String(bytes, StandardCharsets.UTF_8).split("\n\n"))
        : Stream.empty();
  }

  @Override
  public Sample draw(int lengthTokens, Random random) {
    var asked = questions.get(random.nextInt(questions.size()));
    var seed = random.nextLong();
    return new Sample(
        asked.question().text(),
        asked.question().answers(),
        asked.gold(),
        () -> text(asked.gold(), lengthTokens, new Random(seed)));
  }

  private static List<String> gold(Question question, List<String> paragraphs) {
    var wanted =
        question.steps().stream()
            .flatMap(step -> step.anyOf().stream())
            .flatMap(
                each -> each instanceof Gold.InText in ? Stream.of(in.paragraph()) : Stream.empty())
            .toList();
    return paragraphs.stream().filter(text -> wanted.stream().anyMatch(text::contains)).toList();
  }

  private String text(List<String> gold, int lengthTokens, Random random) {
    var others = new ArrayList<>(paragraphs);
    others.removeAll(gold);
    Collections.shuffle(others, random);
    var numbered = new NumberedDocuments(heading, tokens);
    gold.forEach(numbered::add);
    for (var i = 0; i < others.size() && numbered.total() < lengthTokens; i++) {
      numbered.add(others.get(i));
    }
    var left = lengthTokens - numbered.total();
    more.draw(Math.max(0, left), random).stream()
        .takeWhile(paragraph -> numbered.total() < lengthTokens)
        .forEach(paragraph -> numbered.add(paragraph.text()));
    return numbered.shuffled(random);
  }
}
