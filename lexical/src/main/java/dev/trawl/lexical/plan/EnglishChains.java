package dev.trawl.lexical.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parses nested English questions, such as "Who taught the man who taught Holm?" or "What is the
 * capital of the country of Holm's birth?".
 */
final class EnglishChains {
  private static final Set<String> BE = Set.of("is", "was", "are", "were", "'s");
  private static final Set<String> ARTICLES = Set.of("the", "a", "an");
  private static final Set<String> RELATIVE = Set.of("who", "that", "which");
  private static final Set<String> INSIDE_NAMES =
      Set.of("of", "the", "and", "for", "de", "van", "von");
  private static final Set<String> NOT_VERBS =
      Set.of(
          "did", "does", "do", "can", "could", "will", "would", "should", "shall", "may", "might",
          "must", "the", "a", "an", "in", "on", "at", "from", "to", "not");

  /** Maximum number of words in a relation, such as "maternal grandfather" or "gave birth to". */
  private static final int MAX_WORDS = 3;

  private final String question;
  private final List<Token> tokens;

  private EnglishChains(String question) {
    this.question = question;
    this.tokens = Token.scan(question);
  }

  static Optional<Chain> of(String question) {
    return new EnglishChains(question).chain();
  }

  private Optional<Chain> chain() {
    int end = end();
    for (int at = 0; at < end; at++) {
      if (is(at, "who") || is(at, "what") || is(at, "whose")) {
        boolean isCopulaNext = at + 1 < end && BE.contains(lower(at + 1));
        return is(at, "who") || isCopulaNext ? predicate(at + 1, end) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The end of the question, without its question mark and without phrases such as "according to
   * the text".
   */
  private int end() {
    int end = tokens.size();
    while (end > 0 && tokens.get(end - 1).isMark()) {
      end--;
    }
    for (int at = Math.max(1, end - 6); at < end; at++) {
      if ((is(at, "in") || is(at, "to"))
          && Set.of("the", "this").contains(lower(at + 1))
          && Set.of("text", "document", "documents", "context", "passage", "story", "book")
              .contains(lower(at + 2))) {
        return is(at, "to") && is(at - 1, "according") ? at - 1 : at;
      }
    }
    return end;
  }

  private boolean is(int at, String word) {
    return lower(at).equals(word);
  }

  private String lower(int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at).lower() : "";
  }

  private String text(int from, int to) {
    return question.substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  private Optional<Chain> predicate(int from, int to) {
    if (from < to && BE.contains(lower(from))) {
      var chain = nounChain(from + 1, to);
      if (chain.isPresent()) {
        return chain;
      }
    }
    for (int object = from + 1; object < Math.min(to, from + 1 + MAX_WORDS); object++) {
      if (!isVerb(from, object)) {
        return Optional.empty();
      }
      var chain = entity(object, to);
      if (chain.isPresent()) {
        return withRelation(chain.get(), new Relation.Action(text(from, object)));
      }
    }
    return Optional.empty();
  }

  private boolean isVerb(int from, int to) {
    for (int i = from; i < to; i++) {
      var token = tokens.get(i);
      if (token.isMark() || token.startsUpper() || token.text().equals(Token.POSSESSIVE)) {
        return false;
      }
    }
    return !NOT_VERBS.contains(lower(from)) && (to - from > 1 || !BE.contains(lower(from)));
  }

  private static Optional<Chain> withRelation(Chain chain, Relation relation) {
    var relations = new ArrayList<>(chain.relations());
    relations.add(relation);
    return Optional.of(new Chain(chain.entity(), relations));
  }

  /** Parses "the father of …" and "…'s father". */
  private Optional<Chain> nounChain(int from, int to) {
    return ofPhrase(from, to).or(() -> possessive(from, to));
  }

  private Optional<Chain> ofPhrase(int from, int to) {
    if (from >= to || !ARTICLES.contains(lower(from))) {
      return Optional.empty();
    }
    for (int ofAt = from + 2; ofAt < Math.min(to - 1, from + 2 + MAX_WORDS); ofAt++) {
      if (!isLowerCase(from + 1, ofAt)) {
        return Optional.empty();
      }
      if (is(ofAt, "of")) {
        var noun = Relation.ofNoun(text(from + 1, ofAt));
        return entity(ofAt + 1, to).flatMap(chain -> withRelation(chain, noun));
      }
    }
    return Optional.empty();
  }

  private Optional<Chain> possessive(int from, int to) {
    for (int possessiveAt = to - 2;
        possessiveAt > from && possessiveAt >= to - 1 - MAX_WORDS;
        possessiveAt--) {
      if (tokens.get(possessiveAt).text().equals(Token.POSSESSIVE)
          && isLowerCase(possessiveAt + 1, to)) {
        var noun = Relation.ofNoun(text(possessiveAt + 1, to));
        return entity(from, possessiveAt).flatMap(chain -> withRelation(chain, noun));
      }
    }
    return Optional.empty();
  }

  private boolean isLowerCase(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isLowerCase(tokens.get(i).text().codePointAt(0))) {
        return false;
      }
    }
    return true;
  }

  private Optional<Chain> entity(int from, int to) {
    return nounChain(from, to).or(() -> clause(from, to)).or(() -> name(from, to));
  }

  /** Parses "the man who …". */
  private Optional<Chain> clause(int from, int to) {
    for (int at = from + 1; at < Math.min(to, from + 2 + MAX_WORDS); at++) {
      if (RELATIVE.contains(lower(at))
          && (ARTICLES.contains(lower(from)) || at == from + 1)
          && isLowerCase(from, at)) {
        return predicate(at + 1, to);
      }
    }
    return Optional.empty();
  }

  private Optional<Chain> name(int from, int to) {
    int start = from;
    int end = to;
    if (start + 1 < end
        && "'\"“‘".contains(tokens.get(start).text())
        && tokens.get(end - 1).isMark()) {
      start++;
      end--;
      return start < end ? Optional.of(new Chain(text(start, end), List.of())) : Optional.empty();
    }
    start += is(start, "the") ? 1 : 0;
    if (start >= end || !isNamePart(start) || !isNamePart(end - 1)) {
      return Optional.empty();
    }
    for (int i = start; i < end; i++) {
      if (!isNamePart(i) && !INSIDE_NAMES.contains(lower(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Chain(text(start, end), List.of()));
  }

  private boolean isNamePart(int at) {
    var token = tokens.get(at);
    return token.startsUpper() || Character.isDigit(token.text().charAt(0));
  }
}
