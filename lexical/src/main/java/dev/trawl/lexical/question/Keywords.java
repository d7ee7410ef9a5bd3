package dev.trawl.lexical.question;

import dev.trawl.lexical.words.Quoted;
import dev.trawl.protocol.Keyword;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Derives search terms from a question: its content words, and phrases of adjacent content words.
 * The terms are in the language of the question, so only numbers and identifiers match documents in
 * other languages.
 */
public final class Keywords {
  private static final int MAX_PHRASE_WORDS = 4;

  private Keywords() {}

  /** At most {@code maxKeywords} keywords; phrases come first. */
  public static List<Keyword> of(Question question, int maxKeywords) {
    var phrases = new LinkedHashSet<Keyword>();
    var words = new LinkedHashSet<Keyword>();
    for (var span : Quoted.spans(question.text())) {
      var quote = question.text().substring(span.startChar(), span.endChar()).strip();
      if (!quote.isEmpty()) {
        phrases.add(new Keyword(quote, question.language()));
      }
    }
    for (var run : runs(question)) {
      if (run.size() > 1 && run.size() <= MAX_PHRASE_WORDS) {
        phrases.add(new Keyword(text(question, run), question.language()));
      }
      for (int i : run) {
        var word = question.words().get(i);
        boolean code = word.hasDigit() || word.surface().indexOf('_') >= 0;
        words.add(new Keyword(word.surface(), code ? "und" : question.language()));
      }
    }
    var all = new ArrayList<Keyword>(phrases);
    words.stream().filter(word -> !phrases.contains(word)).forEach(all::add);
    return List.copyOf(all.subList(0, Math.min(maxKeywords, all.size())));
  }

  /** Sequences of adjacent content words. */
  private static List<List<Integer>> runs(Question question) {
    var runs = new ArrayList<List<Integer>>();
    int last = -2;
    for (int i = question.content().nextSetBit(0);
        i >= 0;
        i = question.content().nextSetBit(i + 1)) {
      boolean continuesRun = last == i - 1 && question.names().get(last) == question.names().get(i);
      if (!continuesRun) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(i);
      last = i;
    }
    return runs;
  }

  private static String text(Question question, List<Integer> run) {
    return question
        .text()
        .substring(
            question.words().get(run.getFirst()).start(),
            question.words().get(run.getLast()).end());
  }
}
