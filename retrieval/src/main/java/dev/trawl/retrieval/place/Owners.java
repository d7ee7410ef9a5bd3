package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.LatinNumbers;
import dev.trawl.retrieval.outline.Lexeme;
import dev.trawl.retrieval.outline.NumberWords;
import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.outline.UnitWords;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides from the words after a reference whether it refers to this document. "The first chapter
 * of her life" refers to no document, and "table 5 of Smith" to another one.
 */
final class Owners {
  private static final Pattern OF =
      Pattern.compile(
          "(?i)^\\s+(?:of|von|vom|des|der|del|du|de la|de l['’]|de|d['’])\\s*(.*)", Pattern.DOTALL);

  /** "ihres Lebens" ("of her life"). */
  private static final Pattern GENITIVE =
      Pattern.compile("(?i)^\\s+(?:ihre|seine|meine|unsere|deine|eine)[sr]\\b");

  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?i)^(?:l['’]|(?:the|this|that|la|le|les|los|las|el|dem|den|der|das|cette|cet?|est[ea]"
              + "|diese[srm]|whole|entire|ganzen|given)\\b)\\s*(.*)",
          Pattern.DOTALL);

  private static final Pattern AUTHOR =
      Pattern.compile(
          "^\\s+(?:of|in|from|by|von|bei|aus|de|dans|chez)\\s+\\p{Lu}[\\p{L}'’-]+"
              + "(?:\\s+(?:et\\s+al\\.?|(?:and|&|und|et|y)\\s+\\p{Lu}[\\p{L}'’-]+))?"
              + "\\s*(?:[’']s\\b.*|[(,]\\s*\\d{4}.*|[?.!,;]*\\s*$)");

  private static final Set<String> MAY_FOLLOW =
      Set.of(
          "of",
          "in",
          "on",
          "from",
          "and",
          "or",
          "say",
          "says",
          "have",
          "about",
          "differ",
          "von",
          "des",
          "der",
          "im",
          "und",
          "oder",
          "de",
          "du",
          "et",
          "ou",
          "del",
          "dans",
          "en",
          "y",
          "e",
          "o",
          "deal",
          "cover",
          "describe",
          "contain",
          "show",
          "handeln",
          "sagen");

  private Owners() {}

  /** Whether a word may follow the last number of a list of references. */
  static boolean mayFollow(String folded) {
    return MAY_FOLLOW.contains(folded);
  }

  /**
   * Whether {@code rest}, which follows a reference to a figure or table, names the author of
   * another work.
   */
  static boolean isAuthor(String rest) {
    return AUTHOR.matcher(rest).matches() && !startsWithUnit(rest);
  }

  /**
   * Whether {@code rest}, which follows an ordinal with {@code unit}, shows that no document is
   * meant.
   */
  static boolean isSomethingElse(String rest, Unit unit) {
    if (GENITIVE.matcher(rest).find()) {
      return true;
    }
    var of = OF.matcher(rest);
    if (!of.matches()) {
      return false;
    }
    var owner = of.group(1);
    var article = ARTICLE.matcher(owner);
    while (article.matches()) {
      owner = article.group(1);
      article = ARTICLE.matcher(owner);
    }
    var words = Lexeme.all(owner);
    if (words.isEmpty()) {
      return false;
    }
    var first = words.getFirst();
    if (!first.isWord()) {
      return !first.isNumber() && "\"“”„«‘'《「".indexOf(first.text().charAt(0)) < 0;
    }
    boolean name = first.isCapitalized() && !unit.isPiece() && unit != Unit.PART;
    boolean counted =
        NumberWords.ordinal(first.folded()) > 0
            || new LatinNumbers(words).ordinal(0).isPresent()
            || LatinSteps.isLast(first.folded());
    boolean unitFollows =
        words.stream().skip(1).limit(4).anyMatch(w -> UnitWords.of(w.folded()).isPresent());
    boolean inDocument =
        UnitWords.of(first.folded()).isPresent()
            || counted && unitFollows
            || Set.of(
                    "book",
                    "story",
                    "paper",
                    "play",
                    "title",
                    "manual",
                    "handbook",
                    "guide",
                    "buches",
                    "buchs",
                    "werkes",
                    "livre",
                    "libro",
                    "obra",
                    "chapter",
                    "introduction",
                    "conclusion",
                    "abstract",
                    "preface",
                    "einleitung",
                    "every",
                    "each")
                .contains(first.folded());
    return !name && !inDocument;
  }

  private static boolean startsWithUnit(String rest) {
    var words = Lexeme.all(rest);
    return words.size() > 1 && UnitWords.of(words.get(1).folded()).isPresent();
  }
}
