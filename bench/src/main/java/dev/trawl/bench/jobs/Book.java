package dev.trawl.bench.jobs;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A generated text with numbered chapters.
 *
 * @param chapters in the order of the text
 */
record Book(String text, List<Chapter> chapters) {
  /**
   * @param heading the line above the chapter
   * @param title the heading without the number
   * @param first the first sentence
   * @param last the last sentence
   * @param startChar the offset of the heading in the text
   */
  record Chapter(String heading, String title, String first, String last, int startChar) {}

  private static final int TOKENS_PER_CHAPTER = 2_500;
  private static final int MIN_CHAPTERS = 4;
  private static final int MAX_CHAPTERS = 120;

  /** A paragraph has at most this many sentences. */
  private static final int MAX_SENTENCES = 7;

  private static final int MIN_SENTENCES = 2;

  Book {
    chapters = List.copyOf(chapters);
  }

  static int chapterCount(int lengthTokens) {
    return Math.clamp(lengthTokens / TOKENS_PER_CHAPTER, MIN_CHAPTERS, MAX_CHAPTERS);
  }

  /** Generates a book of about {@code lengthTokens} tokens. */
  static Book of(Words words, int lengthTokens, Tokens tokens, Random random) {
    var text = new StringBuilder();
    var chapters = new ArrayList<Chapter>();
    var count = chapterCount(lengthTokens);
    for (var number = 1; number <= count; number++) {
      chapters.add(append(text, words, number, lengthTokens / count, tokens, random));
    }
    return new Book(text.toString(), chapters);
  }

  private static Chapter append(
      StringBuilder text, Words words, int number, int length, Tokens tokens, Random random) {
    var title = words.draw("topic", Map.of(), random);
    var bound = new HashMap<>(numbers(number));
    bound.put("topic", title);
    var heading = words.draw("heading", bound, random);
    var start = text.length();
    text.append(heading).append("\n\n");
    var separator = words.templates("joint").getFirst();
    var sentences = new ArrayList<String>();
    for (var total = tokens.count(heading); total < length * 9 / 10; ) {
      var paragraph = new ArrayList<String>();
      var size = MIN_SENTENCES + random.nextInt(MAX_SENTENCES - MIN_SENTENCES + 1);
      while (paragraph.size() < size) {
        paragraph.add(words.draw("sentence", Map.of(), random));
      }
      sentences.addAll(paragraph);
      var joined = String.join(separator, paragraph);
      text.append(joined).append("\n\n");
      total += tokens.count(joined);
    }
    return new Chapter(heading, title, sentences.getFirst(), sentences.getLast(), start);
  }

  /** Returns a number in each form that headings and questions use. */
  static Map<String, String> numbers(int number) {
    var chinese = new RuleBasedNumberFormat(ULocale.CHINESE, RuleBasedNumberFormat.SPELLOUT);
    return Map.of("n", Integer.toString(number), "han", chinese.format(number));
  }
}
