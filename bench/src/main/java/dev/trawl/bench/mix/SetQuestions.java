package dev.trawl.bench.mix;

import dev.trawl.bench.data.Gold;
import dev.trawl.bench.data.Question;
import dev.trawl.bench.data.QuestionSet;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Those questions of a set that need one or two paragraphs and whose answer is within one sentence.
 */
record SetQuestions(QuestionSet set) {
  private static final int HOPS_MAX = 2;

  /**
   * Returns all paragraphs that contain the evidence for a question of the set. This includes
   * questions that {@link #questions} leaves out.
   */
  List<String> evidenceParagraphs(String language) {
    return of(language)
        .flatMap(question -> goldParagraphs(question).map(Gold.InText::paragraph))
        .distinct()
        .toList();
  }

  List<MixQuestion> questions(String language) {
    return of(language).flatMap(question -> mixQuestion(question).stream()).toList();
  }

  private Stream<Question> of(String language) {
    return set.questions().stream().filter(question -> question.language().equals(language));
  }

  private static Stream<Gold.InText> goldParagraphs(Question question) {
    return question.steps().stream()
        .map(step -> step.anyOf().getFirst())
        .flatMap(gold -> gold instanceof Gold.InText inText ? Stream.of(inText) : Stream.empty());
  }

  private static Optional<MixQuestion> mixQuestion(Question question) {
    var paragraphs = goldParagraphs(question).toList();
    var withAnswer =
        paragraphs.stream().filter(paragraph -> !paragraph.answers().isEmpty()).toList();
    if (question.answers().size() != 1
        || withAnswer.size() != 1
        || paragraphs.size() != question.steps().size()
        || paragraphs.size() > HOPS_MAX) {
      return Optional.empty();
    }
    var answer = question.answers().getFirst();
    return sentence(withAnswer.getFirst())
        .filter(sentence -> sentence.contains(answer) && !question.text().contains(answer))
        .map(
            sentence ->
                new MixQuestion(
                    question.language(),
                    question.text(),
                    answer,
                    sentence,
                    List.of(sentence),
                    paragraphs.stream().map(Gold.InText::paragraph).toList(),
                    List.of()));
  }

  private static Optional<String> sentence(Gold.InText gold) {
    var answer = gold.answers().getFirst();
    return Sentences.of(gold.paragraph()).stream()
        .filter(each -> each.contains(answer))
        .map(each -> gold.paragraph().substring(each.startChar(), each.endChar()))
        .findFirst();
  }
}
