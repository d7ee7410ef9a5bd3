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
 * @param text all of it
 * @param starts where each needle begins in {@code text}, in the order given
 */
public record Haystack(String text, List<Integer> starts) {
  /** Where a sentence ends; a needle goes behind it, so that it stands among other sentences. */
  private static final Pattern SENTENCE_END =
      Pattern.compile("[.!?。！？][\"”’」』)]*(?=\\s|$|\\p{IsHan})");

  /** Radicals, punctuation and characters of Chinese and Japanese begin here. */
  private static final char FIRST_CJK = '\u2E80';

  /** A needle's words and the share of the text before it, 0 to 100. */
  public record Planting(String words, int depthPercent) {
    public Planting {
      if (depthPercent < 0 || depthPercent > 100) {
        throw new IllegalArgumentException("depth outside 0..100: " + depthPercent);
      }
    }
  }

  /** A place in a list of paragraphs: behind {@code chars} characters of one of them. */
  private record Place(int paragraph, int chars) {}

  /** Fills up to {@code lengthTokens} tokens, the needles included. */
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
        var wanted = (int) (text.length() * (target - before) / tokens);
        return new Place(i, sentenceEndNear(text, wanted));
      }
      before += tokens;
    }
    return new Place(paragraphs.size() - 1, paragraphs.getLast().text().length());
  }

  /** The sentence end nearest to {@code wanted}; the paragraph's two ends count too. */
  private static int sentenceEndNear(String text, int wanted) {
    var best = wanted <= text.length() / 2 ? 0 : text.length();
    var ends = SENTENCE_END.matcher(text);
    while (ends.find()) {
      if (Math.abs(ends.end() - wanted) < Math.abs(best - wanted)) {
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

  /** Latin needles keep a space's distance; Han ones need none. */
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
