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
 * Books with numbered chapters in six languages. Each is asked for sentences and titles of chapters
 * and for a chapter that it does not have; in English and Chinese, also for a summary.
 *
 * @param questions the number of books for each language and length
 */
record ChapterTexts(Tokens tokens, int questions, long seed) {
  static final String SUMMARY = "summary";
  static final String PLACE = "place";

  List<ExamText> texts(List<Integer> lengths) {
    var texts = new ArrayList<ExamText>();
    var languages = Words.ofChapters();
    for (var language : languages.keySet().stream().sorted().toList()) {
      var words = Objects.requireNonNull(languages.get(language));
      for (var length : lengths) {
        for (var number = 0; number < questions; number++) {
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
    var chapters = Book.chapters(length);
    var form = new Form(words, language, length, book);
    var items = new ArrayList<ExamQuestion>();
    var ask = number * 4;
    items.add(form.place(ask, "first", 1 + random.nextInt(chapters)));
    items.add(form.place(ask + 1, "last", 1 + random.nextInt(chapters)));
    items.add(form.place(ask + 2, "title", 1 + random.nextInt(chapters)));
    items.add(form.place(ask + 3, "first", chapters + 1 + random.nextInt(chapters)));
    for (var question : words.templates("summary-question")) {
      items.add(form.summary(number, question));
    }
    return new ExamText(
        "chapters %s %s".formatted(language, Lengths.brief(length)),
        () -> book.get().text(),
        items);
  }

  /** The questions about one book. */
  private record Form(Words words, String language, int length, Supplier<Book> book) {
    ExamQuestion place(int number, String what, int chapter) {
      var question = words.draw(what + "-question", Book.numbers(chapter), new Random(0));
      return asked(
          PLACE,
          number,
          question,
          reply ->
              Map.of(
                  Marking.SCORE,
                  placeScore(reply, what, chapter),
                  CallBound.METRIC,
                  CallBound.score(reply)));
    }

    private double placeScore(Reply reply, String what, int chapter) {
      var chapters = book.get().chapters();
      if (chapter > chapters.size()) {
        return reply.abstained() ? 100 : 0;
      }
      var expected = chapters.get(chapter - 1);
      var quoted =
          reply.answer().map(Answer::citations).orElse(List.of()).stream()
              .map(citation -> citation.evidence().quote())
              .collect(Collectors.joining(" "));
      var isRight =
          switch (what) {
            case "first" -> quoted.equals(expected.first());
            case "last" -> quoted.equals(expected.last());
            default -> reply.text().contains(expected.title());
          };
      return isRight ? 100 : 0;
    }

    ExamQuestion summary(int number, String question) {
      return asked(SUMMARY, number, question, reply -> Map.of(Marking.SCORE, cited(reply)));
    }

    /** The share of the chapters of which the answer cites a sentence. */
    private double cited(Reply reply) {
      var starts = book.get().chapters().stream().map(Book.Chapter::start).toList();
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

    private ExamQuestion asked(String task, int number, String question, Marking marking) {
      return new ExamQuestion(
          task, language, length, number, question, List.of(), List.of(), marking);
    }
  }
}
