package dev.trawl.bench.jobs;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.subject.Reply;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Citation;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Books with numbered chapters in six languages. The questions ask for the first or last sentence
 * of a chapter, for its title, and for a chapter that the book does not have; in English and
 * Chinese, also for a summary.
 *
 * @param booksPerCombination the number of books for each language and length
 */
record ChapterTexts(Tokens tokens, int booksPerCombination, long seed) {
  static final String SUMMARY = "summary";
  static final String PLACE = "place";

  List<ExamText> texts(List<Integer> lengths) {
    var texts = new ArrayList<ExamText>();
    var languages = Words.ofChapters();
    for (var language : languages.keySet().stream().sorted().toList()) {
      var words = Objects.requireNonNull(languages.get(language));
      for (var length : lengths) {
        for (var number = 0; number < booksPerCombination; number++) {
          texts.add(text(words, language, length, number));
        }
      }
    }
    return texts;
  }

  private ExamText text(Words words, String language, int length, int number) {
    Supplier<Book> book =
        () ->
            Book.of(
                words, length, tokens, new Random(Objects.hash(seed, language, length, number)));
    var random = new Random(Objects.hash(seed, language, length, number, PLACE));
    var chapters = Book.chapterCount(length);
    var bookQuestions = new BookQuestions(words, language, length, book);
    var items = new ArrayList<ExamQuestion>();
    var firstNumber = number * 4;
    items.add(bookQuestions.place(firstNumber, "first", 1 + random.nextInt(chapters)));
    items.add(bookQuestions.place(firstNumber + 1, "last", 1 + random.nextInt(chapters)));
    items.add(bookQuestions.place(firstNumber + 2, "title", 1 + random.nextInt(chapters)));
    items.add(
        bookQuestions.place(firstNumber + 3, "first", chapters + 1 + random.nextInt(chapters)));
    for (var question : words.templates("summary-question")) {
      items.add(bookQuestions.summary(number, question));
    }
    return new ExamText(
        "chapters %s %s".formatted(language, Lengths.brief(length)),
        () -> book.get().text(),
        items);
  }

  /** The questions about one book. */
  private record BookQuestions(Words words, String language, int length, Supplier<Book> book) {
    ExamQuestion place(int number, String part, int chapter) {
      var wording = words.draw(part + "-question", Book.numbers(chapter), new Random(0));
      return question(
          PLACE,
          number,
          wording,
          reply ->
              Map.of(
                  Marking.SCORE,
                  placeScore(reply, part, chapter),
                  CallBound.METRIC,
                  CallBound.score(reply)));
    }

    private double placeScore(Reply reply, String part, int chapter) {
      var chapters = book.get().chapters();
      if (chapter > chapters.size()) {
        return reply.abstained() ? 100 : 0;
      }
      var expected = chapters.get(chapter - 1);
      var quoted =
          reply.answer().map(Answer::citations).orElse(List.of()).stream()
              .map(citation -> citation.evidence().quote())
              .collect(Collectors.joining(" "));
      var isCorrect =
          switch (part) {
            case "first" -> quoted.equals(expected.first());
            case "last" -> quoted.equals(expected.last());
            default -> reply.text().contains(expected.title());
          };
      return isCorrect ? 100 : 0;
    }

    ExamQuestion summary(int number, String question) {
      return question(SUMMARY, number, question, reply -> Map.of(Marking.SCORE, citedShare(reply)));
    }

    /** Returns the percentage of chapters from which the answer cites a sentence. */
    private double citedShare(Reply reply) {
      var starts = book.get().chapters().stream().map(Book.Chapter::startChar).toList();
      var cited =
          reply.answer().map(Answer::citations).orElse(List.of()).stream()
              .map(citation -> chapter(starts, citation))
              .distinct()
              .count();
      return 100.0 * cited / starts.size();
    }

    private static long chapter(List<Integer> starts, Citation citation) {
      var place = citation.evidence().span().startChar();
      return starts.stream().filter(start -> start <= place).count();
    }

    private ExamQuestion question(String task, int number, String question, Marking marking) {
      return new ExamQuestion(
          task, language, length, number, question, List.of(), List.of(), marking);
    }
  }
}
