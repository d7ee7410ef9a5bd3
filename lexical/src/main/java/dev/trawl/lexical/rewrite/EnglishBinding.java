package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.rewrite.EnglishPronouns.Kind;
import dev.trawl.lexical.words.Tag;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the pronouns of a question that cannot refer to anything in the question itself. Such a
 * pronoun is free; a pronoun that refers to something in the same question is bound. If in doubt, a
 * pronoun is treated as bound, because it is worse to change a complete question than to leave an
 * incomplete one unchanged.
 *
 * <p>A subject of the main clause ("did he") can only be bound by an earlier clause. An object
 * ("saw him") is never bound by the subject of its own clause. A possessive or the subject of a
 * later clause can be bound by any earlier subject. "They" can be bound by anything before it. A
 * pronoun before the question word can be bound by the words after the question word.
 */
record EnglishBinding(EnglishText text) {
  private static final Set<Tag> FOLLOWS_POSSESSIVE =
      EnumSet.of(Tag.NOUN, Tag.ADJ, Tag.NAME, Tag.NUM, Tag.VERB);

  /**
   * An "it" without a referent: "is it true that", "how long does it take to", "what time is it".
   */
  private static final Pattern EMPTY_IT =
      Pattern.compile(
          "\\b(?:is|was|be|been)\\s+it\\s+(?:\\S+\\s+){0,3}(?:that|to|who|which|whether|if|when|where|why|how)\\b"
              + "|\\bit\\s+(?:\\S+\\s+)?(?:common|usual|normal|rare|possible|impossible|necessary|important|easy|hard|difficult|safe|legal|illegal|likely|good|bad|better|best)\\s+(?:for|that|to)\\b|\\bit\\s+(?:is|was|has"
              + " been|would be|will be)\\s+(?:\\S+\\s+){1,3}(?:that|to)\\b"
              + "|\\bit\\s+(?:takes?|took|costs?|needs?)\\s+(?:\\S+\\s+){0,8}to\\b"
              + "|\\bit\\s+means?\\s+(?:for|to|that|if|when)\\b"
              + "|\\bit\\s+(?:seems?|seemed|appears?|appeared|happens?|happened|rains?|snows?|rained|snowed)\\b"
              + "|\\b(?:time|day|date|year)\\s+(?:is|was)\\s+it\\b|\\bit\\s+(?:comes|came)\\s+to\\b|\\bthan\\s+it\\b",
          Pattern.CASE_INSENSITIVE);

  /** Returns true if the pronoun must refer to an earlier turn. */
  boolean isFree(int at, Kind kind) {
    if (isChoice(at) || isFronted(at) || isWithoutReferent(at, kind)) {
      return false;
    }
    if (isPossessive(text, at)) {
      return !isAfterClause(at, kind) && !hasEarlierSubject(at, kind);
    }
    if (text.tag(at - 1) == Tag.AUX || isObject(at)) {
      return !isAfterClause(at, kind);
    }
    return !refersToPersonAskedFor(at, kind) && !hasReferentBefore(at, kind);
  }

  /** Recognises "he or she". */
  private boolean isChoice(int at) {
    return text.lower(at + 1).matches("or|/") || text.lower(at - 1).matches("or|/");
  }

  /** Recognises a pronoun before the question word: "Apart from his ships, what did Holm own?" */
  private boolean isFronted(int at) {
    return IntStream.range(at + 2, text.size())
        .anyMatch(i -> text.lower(i).matches("what|which|who|whom|whose|how"));
  }

  /**
   * Recognises an "it" without a referent. Also recognises every "it's", because it is often
   * written instead of "its" and the two cannot be distinguished.
   */
  private boolean isWithoutReferent(int at, Kind kind) {
    return kind == Kind.IT
        && (EMPTY_IT.matcher(text.text()).find() || text.lower(at + 1).matches("'s|’s"));
  }

  static boolean isPossessive(EnglishText text, int at) {
    return switch (text.lower(at)) {
      case "his", "its", "their" -> true;
      case "her" -> FOLLOWS_POSSESSIVE.contains(text.tag(at + 1));
      default -> false;
    };
  }

  /**
   * Returns true if the pronoun is the object of the main verb: "saw it", but not "said it would"
   * or "signed a treaty to give it".
   */
  private boolean isObject(int at) {
    var isAfterVerb = text.tag(at - 1) == Tag.VERB && !text.lower(at - 2).equals("to");
    var isAfterPreposition = text.lower(at).matches("him|her") && text.tag(at - 1) == Tag.ADP;
    return text.lower(at).matches("him|her|them|it")
        && text.tag(at + 1) != Tag.AUX
        && (isAfterVerb || isAfterPreposition);
  }

  /** Returns true if a clause that ends before {@code at} contains a possible referent. */
  private boolean isAfterClause(int at, Kind kind) {
    int boundary =
        IntStream.range(1, at)
            .filter(i -> text.lower(i).equals(",") || isClauseWord(i))
            .reduce(-1, (first, last) -> last);
    return hasReferentBefore(kind == Kind.THEY ? at : boundary, kind);
  }

  private boolean isClauseWord(int at) {
    return text.tag(at) == Tag.SUBORD
        || text.tag(at) == Tag.CONJ
        || text.lower(at).matches("who|which|that|when|where|why|how|while|after|before");
  }

  /** Returns true if there is a possible referent before {@code end}. */
  private boolean hasReferentBefore(int end, Kind kind) {
    return text.phrases().stream()
        .anyMatch(phrase -> phrase.to() <= end && mayBeReferent(phrase, kind));
  }

  private boolean hasEarlierSubject(int at, Kind kind) {
    return refersToPersonAskedFor(at, kind)
        || text.phrases().stream()
            .filter(phrase -> phrase.to() <= at && mayBeReferent(phrase, kind))
            .anyMatch(
                phrase ->
                    kind != Kind.IT && phrase.isName()
                        || hasVerb(phrase.to(), at)
                        || isInverted(phrase));
  }

  /** Returns true if the pronoun refers to the person asked for: "Who … his", "Who … that its". */
  private boolean refersToPersonAskedFor(int at, Kind kind) {
    return IntStream.range(0, at)
        .filter(i -> text.lower(i).matches("who|whom|whose"))
        .anyMatch(
            i ->
                hasVerb(i + 1, at)
                    && (kind != Kind.IT
                        || IntStream.range(i + 1, at).anyMatch(this::isClauseWord)));
  }

  private boolean hasVerb(int from, int to) {
    return IntStream.range(from, to).anyMatch(i -> text.tag(i) == Tag.VERB);
  }

  /** Recognises an auxiliary before the subject: "did the company". */
  private boolean isInverted(Phrase phrase) {
    return text.tag(phrase.from() - 1) == Tag.AUX
        && text.lower(phrase.from() - 1)
            .matches("did|does|do|had|has|have|will|would|could|can|may|must|should");
  }

  private boolean mayBeReferent(Phrase phrase, Kind kind) {
    if (phrase.isName()) {
      return kind == Kind.IT || !text.lower(phrase.from() - 1).matches("in|at|near|from|into|to");
    }
    return !EnglishNouns.isAbstract(phrase.head())
        && (kind != Kind.IT || !EnglishNouns.isListedPersonWord(phrase.head()))
        && (kind != Kind.THEY || phrase.isPlural() || hasVerb(phrase.to(), text.size()));
  }
}
