package dev.trawl.bench.haystack;

import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A text of a given length with needles at given depths.
 *
 * @param text the complete text
 * @param starts the offset of each needle in {@code text}, in the order of the plantings
 */
public record Haystack(String text, List<Integer> starts) {
  /** The end of a sentence. A needle is inserted there, so that it does not split a sentence. */
  private static final Pattern SENTENCE_END =
      Pattern.compile("[.!?。！？][\"”’」』)]*(?=\\s|$|\\p{IsHan})");

  /** The first code point for Chinese and Japanese radicals, punctuation and characters. */
  private static final char FIRST_CJK = '\u2E80';

  /** The words of a needle, and the percentage of the haystack that comes before it, 0 to 100. */
  public record Planting(String words, int depthPercent) {
    public Planting {
      if (depthPercent < 0 || depthPercent > 100) {
        throw new IllegalArgumentException("depth must be 0 to 100: " + depthPercent);
      }
    }
  }

  /**
   * A position in a list of paragraphs: the number of a paragraph, and the number of characters
   * before the position in this paragraph.
   */
  private record Place(int paragraph, int chars) {}

  /** Builds a haystack of about {@code lengthTokens} tokens, including the needles. */
  public static Haystack of(
      TextPool pool, int lengthTokens, List<Planting> plantings, Tokens tokens, Random random) {
    var needles = plantings.stream().mapToInt(planting -> tokens.count(planting.words())).sum();
    var hay = Math.max(1, lengthTokens - needles);
    var paragraphs = pool.draw(hay, random);
    var places = plantings.stream().map(p -> place(paragraphs, hay, p.depthPercent())).toList();
    return assemble(paragraphs, plantings, places);
  }

  private static Place place(List<TextPool.Paragraph> paragraphs, int hay, int depthPercent) {
    var target = (long) hay * depthPercent / 100;
    var before = 0L;
    for (var i = 0; i < paragraphs.size(); i++) {
      var tokens = paragraphs.get(i).tokens();
      if (before + tokens > target) {
        var text = paragraphs.get(i).text();
        var ideal = (int) (text.length() * (target - before) / tokens);
        return new Place(i, sentenceEndNear(text, ideal));
      }
      before += tokens;
    }
    return new Place(paragraphs.size() - 1, paragraphs.getLast().text().length());
  }

  /**
   * Returns the sentence end that is closest to {@code ideal}, or the start or end of the paragraph
   * if that is closer.
   */
  private static int sentenceEndNear(String text, int ideal) {
    var best = ideal <= text.length() / 2 ? 0 : text.length();
    var ends = SENTENCE_END.matcher(text);
    while (ends.find()) {
      if (Math.abs(ends.end() - ideal) < Math.abs(best - ideal)) {
        best = ends.end();
      }
    }
    return best;
  }

  private static Haystack assemble(
      List<TextPool.Paragraph> paragraphs, List<Planting> plantings, List<Place> places) {
    var order = new ArrayList<Integer>();
    for (var i = 0; i < plantings.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparingInt((Integer i) -> places.get(i).paragraph())
            .thenComparingInt(i -> places.get(i).chars()));
    var text = new StringBuilder();
    var starts = new Integer[plantings.size()];
    var next = 0;
    for (var i = 0; i < paragraphs.size(); i++) {
      var hay = paragraphs.get(i).text();
      var written = 0;
      for (; next < order.size() && places.get(order.get(next)).paragraph() == i; next++) {
        var needle = order.get(next);
        var upTo = places.get(needle).chars();
        text.append(hay, written, upTo);
        starts[needle] = insert(text, plantings.get(needle).words());
        written = upTo;
      }
      text.append(hay, written, hay.length()).append("\n\n");
    }
    return new Haystack(text.toString(), List.of(starts));
  }

  /** Adds spaces around Latin text. Chinese text needs no spaces. */
  private static int insert(StringBuilder text, String words) {
    if (!text.isEmpty() && isSpaced(text.charAt(text.length() - 1))) {
      text.append(' ');
    }
    var start = text.length();
    text.append(words);
    if (isSpaced(words.charAt(words.length() - 1))) {
      text.append(' ');
    }
    return start;
  }

  private static boolean isSpaced(char last) {
    return !Character.isWhitespace(last) && last < FIRST_CJK;
  }
}
