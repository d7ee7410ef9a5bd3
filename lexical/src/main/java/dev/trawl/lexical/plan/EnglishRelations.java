package dev.trawl.lexical.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds relations in English sentences. A relation has a noun, a possessor ("Holm's", "of Holm",
 * "for Holm") and a holder, which is connected to the noun by a form of "to be", by "as" or by
 * apposition.
 */
final class EnglishRelations {
  private static final Set<String> BE =
      Set.of("is", "was", "are", "were", "became", "becomes", "remains", "remained", "being");
  private static final Set<String> CALLED = Set.of("called", "named");
  private static final Set<String> ARTICLES = Set.of("a", "an", "the");
  private static final Set<String> POSSESSIVES = Set.of("his", "her", "their", "its");
  private static final Set<String> NOT =
      Set.of("not", "never", "nor", "neither", "n't", "isn't", "wasn't");
  private static final Set<String> ONLY =
      Set.of("only", "just", "merely", "simply", "solely", "alone");
  private static final Set<String> PREPOSITIONS =
      Set.of("in", "at", "from", "near", "to", "on", "since", "by", "with", "for", "of");

  /**
   * Maximum number of words between a person and the noun. A noun that is further away usually
   * belongs to something else.
   */
  private static final int REACH = 16;

  private final List<Token> tokens;
  private final List<Name> names;
  private final List<String> noun;
  private final List<StatedRelation> relations = new ArrayList<>();

  private EnglishRelations(String sentence, String noun, String knownName) {
    this.tokens = Token.scan(sentence);
    this.names = Name.in(sentence, tokens, Token.scan(knownName));
    this.noun = Token.scan(noun).stream().map(Token::lower).toList();
  }

  static List<StatedRelation> in(String sentence, String noun, String knownName) {
    var reading = new EnglishRelations(sentence, noun, knownName);
    for (int at = 0; at < reading.tokens.size(); at++) {
      reading.nounAt(at).ifPresent(reading::read);
    }
    return reading.relations;
  }

  /** The noun of a relation, at the tokens {@code from} (inclusive) to {@code to} (exclusive). */
  private record Noun(int from, int to, String text) {}

  private Optional<Noun> nounAt(int at) {
    if (Kin.ENGLISH.containsKey(lower(at))) {
      int from = at;
      while (from > 0 && Kin.of(text(from - 1, at + 1)).isPresent()) {
        from--;
      }
      return Optional.of(new Noun(from, at + 1, text(from, at + 1)));
    }
    for (int i = 0; i < noun.size(); i++) {
      if (!lower(at + i).equals(noun.get(i))) {
        return Optional.empty();
      }
    }
    return noun.isEmpty()
        ? Optional.empty()
        : Optional.of(new Noun(at, at + noun.size(), String.join(" ", noun)));
  }

  private String text(int from, int to) {
    var words = tokens.subList(from, to).stream().map(Token::lower).toList();
    return String.join(" ", words);
  }

  private String lower(int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at).lower() : "";
  }

  private void read(Noun noun) {
    if (lower(noun.to()).equals(Token.POSSESSIVE)) {
      return;
    }
    int start = withAdjectives(noun.from());
    if (lower(start - 1).equals(Token.POSSESSIVE)) {
      Name.endingAt(names, start - 1)
          .ifPresent(possessor -> relate(noun, possessor.from(), noun.to(), List.of(possessor)));
    } else if (lower(noun.to()).equals("of") || lower(noun.to()).equals("to")) {
      var possessors = namesInListAt(noun.to() + 1);
      if (!possessors.isEmpty() && !lower(possessors.getLast().to()).equals(Token.POSSESSIVE)) {
        relate(noun, withArticle(start), possessors.getLast().to(), possessors);
      }
    } else if (POSSESSIVES.contains(lower(start - 1))) {
      holderAfter(noun.to(), false)
          .ifPresent(
              holder ->
                  pronounReferent(start - 1)
                      .ifPresent(possessor -> add(List.of(holder), noun, List.of(possessor))));
    } else if (ARTICLES.contains(lower(start - 1))) {
      readWithArticle(noun, start - 1);
    }
  }

  /** The most likely referent of a pronoun at {@code at}: the first name that is not a place. */
  private Optional<Name> pronounReferent(int at) {
    return names.stream()
        .filter(name -> name.to() <= at && !PREPOSITIONS.contains(lower(name.from() - 1)))
        .findFirst();
  }

  /** Reads "For B, A is a father" and "B has a father called A". */
  private void readWithArticle(Noun noun, int start) {
    if (lower(start - 1).matches("has|had")) {
      Name.endingAt(names, start - 1)
          .ifPresent(
              possessor ->
                  holderAfter(noun.to(), false)
                      .ifPresent(holder -> add(List.of(holder), noun, List.of(possessor))));
      return;
    }
    int clause = clauseStart(start);
    if (lower(clause).equals("for") || lower(clause).equals("to")) {
      Name.startingAt(names, clause + 1)
          .ifPresent(
              possessor ->
                  holderBefore(start).ifPresent(holders -> add(holders, noun, List.of(possessor))));
    }
  }

  private int clauseStart(int at) {
    int start = at;
    while (start > 0 && !tokens.get(start - 1).isStop()) {
      start--;
    }
    return start;
  }

  private int withAdjectives(int from) {
    int start = from;
    while (start > 0
        && from - start < 2
        && Character.isLowerCase(tokens.get(start - 1).text().codePointAt(0))
        && !isFunction(lower(start - 1))) {
      start--;
    }
    return lower(start - 1).equals(Token.POSSESSIVE)
            || ARTICLES.contains(lower(start - 1))
            || POSSESSIVES.contains(lower(start - 1))
        ? start
        : from;
  }

  private static boolean isFunction(String word) {
    return ARTICLES.contains(word)
        || POSSESSIVES.contains(word)
        || BE.contains(word)
        || NOT.contains(word)
        || Kin.ENGLISH.containsKey(word)
        || word.matches("as|of|and|or|to|has|had|only|just|than|also|for|in|by|with");
  }

  private int withArticle(int start) {
    return ARTICLES.contains(lower(start - 1)) ? start - 1 : start;
  }

  /** The names in a list that starts at {@code at}. */
  private List<Name> namesInListAt(int at) {
    var list = new ArrayList<Name>();
    int next = at;
    while (true) {
      var name = Name.startingAt(names, next);
      if (name.isEmpty()) {
        return list;
      }
      list.add(name.get());
      next = name.get().to();
      next += lower(next).equals(",") && isListed(next + 1) ? 1 : 0;
      if (next == name.get().to() && !lower(next).equals("and")) {
        return list;
      }
      next += lower(next).equals("and") ? 1 : 0;
    }
  }

  /** Returns true if a list of names continues after the comma and ends with "and". */
  private boolean isListed(int at) {
    int next = lower(at).equals("and") ? at + 1 : at;
    return Name.startingAt(names, next)
        .filter(
            name ->
                next > at
                    || lower(name.to()).equals("and")
                    || (lower(name.to()).equals(",") && isListed(name.to() + 1)))
        .isPresent();
  }

  private void relate(Noun noun, int start, int end, List<Name> possessors) {
    var named = holderNamedAfter(end);
    if (named.isPresent()) {
      add(List.of(named.get()), noun, possessors);
      return;
    }
    if (isNegated(end)) {
      return;
    }
    var before = holderBefore(start);
    if (before.isPresent()) {
      add(before.get(), noun, possessors);
      return;
    }
    holderAfter(end, lower(start - 1).equals("as"))
        .ifPresent(holder -> add(List.of(holder), noun, possessors));
  }

  private void add(List<Name> holders, Noun noun, List<Name> possessors) {
    for (var holder : holders) {
      for (var possessor : possessors) {
        if (!holder.text().equals(possessor.text())) {
          relations.add(new StatedRelation(holder.text(), noun.text(), possessor.text()));
        }
      }
    }
  }

  private boolean isNegated(int end) {
    return BE.contains(lower(end)) && NOT.contains(lower(end + 1));
  }

  /** The name that a form of "to be" connects to the phrase ending at {@code end}. */
  private Optional<Name> holderNamedAfter(int end) {
    int at = end;
    at += lower(at).equals(",") && CALLED.contains(lower(at + 1)) ? 1 : 0;
    boolean isConnected =
        BE.contains(lower(at)) || CALLED.contains(lower(at)) || lower(at).equals(":");
    if (!isConnected) {
      return Optional.empty();
    }
    at++;
    while (at < end + 6 && lower(at).matches("called|named|none|other|than|indeed|also|,")) {
      at++;
    }
    return withoutPossessive(Name.startingAt(names, at));
  }

  private Optional<Name> withoutPossessive(Optional<Name> name) {
    return name.filter(holder -> !lower(holder.to()).equals(Token.POSSESSIVE));
  }

  /**
   * The name after the phrase that ends at {@code end}: connected by "to be", or in apposition.
   *
   * @param mayContinue whether the clause may continue after an apposition
   */
  private Optional<Name> holderAfter(int end, boolean mayContinue) {
    var called = holderNamedAfter(end);
    if (called.isPresent() || BE.contains(lower(end))) {
      return called;
    }
    boolean isAfterComma = lower(end).equals(",");
    return withoutPossessive(Name.startingAt(names, isAfterComma ? end + 1 : end))
        .filter(holder -> mayContinue || !isAfterComma || isClosed(holder.to()));
  }

  private boolean isClosed(int at) {
    return at >= tokens.size() || tokens.get(at).isMark();
  }

  /**
   * The names before the phrase that starts at {@code start}, if the sentence connects them to the
   * phrase.
   */
  private Optional<List<Name>> holderBefore(int start) {
    return Name.before(names, start)
        .filter(name -> isConnected(name, start))
        .map(name -> lower(name.to()).matches("are|were") ? listEndingIn(name) : List.of(name));
  }

  /** The names of a list that ends with {@code last}. */
  private List<Name> listEndingIn(Name last) {
    var list = new ArrayList<Name>(List.of(last));
    int at = last.from() - 1;
    while (lower(at).equals("and") || lower(at).equals(",")) {
      var before = Name.endingAt(names, at);
      if (before.isEmpty()) {
        break;
      }
      list.addFirst(before.get());
      at = before.get().from() - 1;
    }
    return list;
  }

  private boolean isConnected(Name name, int start) {
    int at = name.to();
    if (start - at > REACH || lower(at).equals(Token.POSSESSIVE) || isInterrupted(at, start)) {
      return false;
    }
    if (lower(at).equals(",") && Set.of("who", "which").contains(lower(at + 1))) {
      at += 2;
    }
    return BE.contains(lower(at))
        || lower(at).matches("has|had") && lower(at + 1).equals("been")
        || isApposition(name, at, start)
        || (start - at <= 3 && lower(start - 1).equals("as"));
  }

  /** Returns true if the sentence says "A, B's father" or "A, as B's father". */
  private boolean isApposition(Name name, int at, int start) {
    return lower(at).equals(",")
        && !isAfterPreposition(name)
        && (start == at + 1 || (start == at + 2 && lower(at + 1).equals("as")));
  }

  /** Returns true if the clause begins with a place, as in "In Oslo, B's father slept". */
  private boolean isAfterPreposition(Name name) {
    int before = name.from() - 1;
    return PREPOSITIONS.contains(lower(before)) && clauseStart(name.from()) == before;
  }

  /**
   * Returns true if a clause ends between the two positions, the statement is negated, or there is
   * a kinship word between them.
   */
  private boolean isInterrupted(int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.get(i).isStop()
          || (NOT.contains(lower(i)) && !ONLY.contains(lower(i + 1)))
          || Kin.ENGLISH.containsKey(lower(i))) {
        return true;
      }
    }
    return false;
  }
}
