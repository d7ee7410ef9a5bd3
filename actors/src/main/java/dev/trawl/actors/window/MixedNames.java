package dev.trawl.actors.window;

import dev.trawl.actors.window.Words.Word;
import dev.trawl.retrieval.chunk.Languages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds names in a claim that are mixed from two names: "Ida Brandt", if the texts have only "Ida
 * Kroll" and "Ola Brandt". Two neighbouring words of a name are mixed if no text has both, and a
 * text has one of them next to another name.
 *
 * @param texts sentences and headings
 * @param names the words in them that are names
 */
record MixedNames(List<Text> texts, Set<String> names) {
  private static final Pattern NAME =
      Pattern.compile("\\p{Lu}[\\p{L}\\p{M}]+(?: \\p{Lu}[\\p{L}\\p{M}]+)+");

  private static final Pattern SPACE = Pattern.compile(" ");

  private static final Set<String> TITLES =
      Set.of(
          ("mr mrs ms miss dr prof professor sir lady lord saint st herr frau monsieur madame m mme"
                  + " senor senora don dona")
              .split(" "));

  /**
   * @param pairs the neighbouring words of its names
   */
  record Text(Set<String> words, List<Pair> pairs) {
    boolean has(Pair pair) {
      return ClaimCheck.isKnown(pair.first(), words) && ClaimCheck.isKnown(pair.second(), words);
    }
  }

  /**
   * @param text the two words, unchanged
   */
  record Pair(String first, String second, String text) {}

  /** The mixed names of {@code claim}, which the texts do not have. */
  static List<String> in(String claim, Stream<String> texts) {
    var claimed = pairs(claim);
    if (claimed.isEmpty()) {
      return List.of();
    }
    var known = of(texts);
    var mixed = claimed.stream().filter(known::isMixed).map(Pair::text).distinct().toList();
    // In German every noun looks like a name.
    return mixed.isEmpty() || Languages.of(claim).equals("de") ? List.of() : mixed;
  }

  private static MixedNames of(Stream<String> texts) {
    var names = new HashSet<String>();
    var all = new ArrayList<Text>();
    texts.forEach(
        text -> {
          var words = Words.of(text);
          words.list().stream().filter(Word::isDistinctive).map(Word::folded).forEach(names::add);
          all.add(new Text(words.distinct(), pairs(text)));
        });
    return new MixedNames(all, names);
  }

  private boolean isMixed(Pair pair) {
    return isName(pair.first())
        && isName(pair.second())
        && texts.stream().noneMatch(text -> text.has(pair))
        && texts.stream()
            .flatMap(text -> text.pairs().stream())
            .anyMatch(other -> isBesideAnother(pair, other));
  }

  /** The first word of a sentence is a name only if it is one elsewhere. */
  private boolean isName(String word) {
    return names.contains(word) && !TITLES.contains(word);
  }

  private boolean isBesideAnother(Pair pair, Pair other) {
    return pair.first().equals(other.first())
        || (pair.second().equals(other.second()) && isName(other.first()));
  }

  private static List<Pair> pairs(String text) {
    return NAME.matcher(text)
        .results()
        .map(name -> SPACE.splitAsStream(name.group()).toList())
        .flatMap(
            words ->
                IntStream.range(1, words.size())
                    .mapToObj(at -> pair(words.get(at - 1), words.get(at))))
        .toList();
  }

  private static Pair pair(String first, String second) {
    return new Pair(FoldedText.key(first), FoldedText.key(second), first + " " + second);
  }
}
