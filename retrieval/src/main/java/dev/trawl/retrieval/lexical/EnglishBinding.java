package dev.trawl.retrieval.lexical;

import dev.trawl.retrieval.lexical.EnglishPronouns.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells the pronouns of a question that may refer to something in the question itself, or to
 * nothing, from those that do not. In doubt a pronoun is not free: a question that stands alone and
 * is changed loses more than one that is left.
 *
 * <p>The subject of the main clause ("did he") is bound only by a clause before it. An object ("saw
 * him") is never bound by the subject of its own clause. A possessive, and a subject of a later
 * clause, are bound by whoever comes before and does something.
 */
record EnglishBinding(EnglishText text) {
  private static final Set<Tag> FOLLOWS_POSSESSIVE =
      EnumSet.of(Tag.NOUN, Tag.ADJ, Tag.NAME, Tag.NUM, Tag.VERB);

  /** "is it true that", "how long does it take to", "what time is it". */
  private static final Pattern EMPTY_IT =
      Pattern.compile(
          "\\b(?:is|was|be|it's|been)\\s+it\\s+(?:\\S+\\s+){0,3}(?:that|to|who|which|whether|when|where|why)\\b"
              + "|\\bit\\s+(?:is|was|has been|would be|will be)\\s+(?:\\S+\\s+){1,3}(?:that|to)\\b"
              + "|\\bit\\s+(?:takes?|took|costs?|needs?)\\s+(?:\\S+\\s+){0,4}to\\b|\\bit\\s+(?:seems?|seemed|appears?|appeared|happens?|happened|rains?|snows?|rained|snowed)\\b"
              + "|\\b(?:time|day|date|year)\\s+(?:is|was)\\s+it\\b|\\bit\\s+(?:comes|came)\\s+to\\b",
          Pattern.CASE_INSENSITIVE);

  boolean isFree(int at, Kind kind) {
    if (isChoice(at) || kind == Kind.IT && EMPTY_IT.matcher(text.text()).find()) {
      return false;
    }
    if (text.tag(at - 1) == Tag.AUX && !isPossessive(text, at)) {
      return !isAfterClause(at, kind);
    }
    if (isPossessive(text, at)) {
      return !isAfterClause(at, kind) && !hasActor(at, kind, true);
    }
    return isObject(at) ? !isAfterClause(at, kind) : !hasActor(at, kind, false);
  }

  /** "he or she". */
  private boolean isChoice(int at) {
    return text.lower(at + 1).matches("or|/") || text.lower(at - 1).matches("or|/");
  }

  static boolean isPossessive(EnglishText text, int at) {
    return switch (text.lower(at)) {
      case "his", "its", "their" -> true;
      case "her" -> FOLLOWS_POSSESSIVE.contains(text.tag(at + 1));
      default -> false;
    };
  }

  private boolean isObject(int at) {
    return text.lower(at).matches("him|her|them|it")
        && (text.tag(at - 1) == Tag.VERB || text.tag(at - 1) == Tag.ADP);
  }

  /** Whether a clause ends before {@code at} that names what the pronoun may stand for. */
  private boolean isAfterClause(int at, Kind kind) {
    int boundary =
        IntStream.range(1, at)
            .filter(i -> text.lower(i).equals(",") || isClauseWord(i))
            .reduce(-1, (first, last) -> last);
    return boundary > 0
        && text.wholes().stream().anyMatch(p -> p.to() <= boundary && fits(p, kind));
  }

  private boolean isClauseWord(int at) {
    return text.tag(at) == Tag.SUBORD
        || text.tag(at) == Tag.CONJ
        || text.lower(at).matches("who|which|that|when|where|why|how|while|after|before");
  }

  /**
   * @param inClause whether what merely is something does not count
   */
  private boolean hasActor(int at, Kind kind, boolean inClause) {
    var asked = IntStream.range(0, at).anyMatch(i -> isAsked(i, kind) && acts(i + 1, at));
    return asked
        || text.phrases().stream()
            .filter(phrase -> phrase.to() <= at && fits(phrase, kind))
            .anyMatch(phrase -> !inClause || acts(phrase.to(), at) || isInverted(phrase));
  }

  /** "Who … his", "Which king … his". */
  private boolean isAsked(int at, Kind kind) {
    return kind != Kind.IT && text.lower(at).matches("who|whom|whose");
  }

  private boolean acts(int from, int to) {
    return IntStream.range(from, to).anyMatch(i -> text.tag(i) == Tag.VERB);
  }

  /** "did the company". */
  private boolean isInverted(Phrase phrase) {
    return text.tag(phrase.from() - 1) == Tag.AUX
        && text.lower(phrase.from() - 1)
            .matches("did|does|do|had|has|have|will|would|could|can|may");
  }

  private boolean fits(Phrase phrase, Kind kind) {
    if (phrase.isName()) {
      return kind == Kind.IT || !text.lower(phrase.from() - 1).matches("in|at|near|from|into|to");
    }
    return !EnglishNouns.isAbstract(phrase.head())
        && (kind != Kind.IT || !EnglishNouns.isForPersons(phrase.head()));
  }
}
