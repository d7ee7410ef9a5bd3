package dev.trawl.lexical.question;

import dev.trawl.lexical.words.Word;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Detects what an English question asks for, by its question word and the noun next to it. */
public final class EnglishKinds {
  private static final Set<String> WH =
      Set.of("who", "whom", "whose", "what", "which", "when", "where", "why", "how");
  private static final Set<String> AUXILIARIES =
      Set.of(
          "is", "are", "was", "were", "am", "be", "do", "does", "did", "has", "have", "had", "can",
          "could", "will", "would", "should", "may", "might", "must", "shall");
  private static final Set<String> COPULAS = Set.of("is", "are", "was", "were", "'s", "’s");
  private static final Set<String> AFTER_NOUN =
      Set.of(
          "of", "in", "on", "at", "to", "for", "from", "with", "by", "that", "which", "who",
          "whose", "and", "or", "?", ",", ".", "'s", "’s", "as", "about", "under", "between",
          "after", "before");
  private static final Set<String> INTRODUCING =
      Set.of(
          "the", "a", "an", "his", "her", "their", "its", "kind", "type", "sort", "name", "names",
          "of", "other", "main", "first", "last", "many", "most", "one", "two", "three");
  private static final Map<Kind, Set<String>> NOUNS =
      Map.of(
          Kind.PERSON,
          Set.of(
              "person",
              "people",
              "man",
              "woman",
              "president",
              "king",
              "queen",
              "author",
              "writer",
              "actor",
              "actress",
              "singer",
              "player",
              "director",
              "leader",
              "founder",
              "emperor",
              "mother",
              "father",
              "son",
              "daughter",
              "wife",
              "husband",
              "brother",
              "sister",
              "scientist",
              "member",
              "minister",
              "coach",
              "architect",
              "artist",
              "composer",
              "professor",
              "doctor"),
          Kind.PLACE,
          Set.of(
              "place",
              "city",
              "country",
              "state",
              "town",
              "village",
              "location",
              "continent",
              "region",
              "county",
              "province",
              "street",
              "nation",
              "river",
              "island",
              "capital",
              "district",
              "area",
              "birthplace",
              "address"),
          Kind.DATE,
          Set.of("date", "day", "month", "time", "century", "decade", "season", "birthday", "era"),
          Kind.YEAR,
          Set.of("year", "years"),
          Kind.MONEY,
          Set.of("cost", "price", "salary", "fee", "fine", "budget", "revenue"),
          Kind.PERCENT,
          Set.of("percentage", "percent", "proportion", "fraction", "share"),
          Kind.MEASURE,
          Set.of(
              "distance",
              "height",
              "length",
              "weight",
              "speed",
              "temperature",
              "depth",
              "width",
              "age",
              "size",
              "diameter",
              "altitude",
              "elevation",
              "mass"),
          Kind.COUNT,
          Set.of("number", "population", "amount", "total", "score", "rank"),
          Kind.CODE,
          Set.of(
              "code",
              "passcode",
              "password",
              "key",
              "pin",
              "id",
              "identifier",
              "token",
              "hash",
              "uuid",
              "passphrase"),
          Kind.REASON,
          Set.of("reason", "cause", "purpose"));

  private EnglishKinds() {}

  /** Detects the kind of answer that the question asks for, and the noun that it asks for. */
  public static QuestionWord detect(List<Word> words) {
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i).lower();
      if (WH.contains(word) && !isRelative(words, i)) {
        return of(word, words, i);
      }
    }
    boolean isYesNo = !words.isEmpty() && AUXILIARIES.contains(words.getFirst().lower());
    return isYesNo
        ? new QuestionWord(Kind.YES_NO, "", 0)
        : new QuestionWord(Kind.THING, head(words, 0), -1);
  }

  /**
   * Returns true if the question word at {@code at} only starts a relative clause: it follows a
   * noun, and another question word comes later.
   */
  private static boolean isRelative(List<Word> words, int at) {
    var word = words.get(at).lower();
    boolean isFollowed =
        words.stream()
            .skip(at + 1L)
            .map(Word::lower)
            .anyMatch(w -> w.equals("what") || w.equals("how"));
    boolean startsClause =
        at == 0 || words.get(at - 1).isMark() || !Set.of("that", "when", "where").contains(word);
    return !startsClause && isFollowed;
  }

  private static QuestionWord of(String wh, List<Word> words, int at) {
    var next = at + 1 < words.size() ? words.get(at + 1).lower() : "";
    return switch (wh) {
      case "who", "whom", "whose" -> new QuestionWord(Kind.PERSON, "", at);
      case "when" -> new QuestionWord(Kind.DATE, "", at);
      case "where" -> new QuestionWord(Kind.PLACE, "", at);
      case "why" -> new QuestionWord(Kind.REASON, "", at);
      case "how" -> how(next, words, at);
      default -> byNoun(words, at);
    };
  }

  private static QuestionWord how(String next, List<Word> words, int at) {
    return switch (next) {
      case "many" -> new QuestionWord(Kind.COUNT, head(words, at + 2), at);
      case "much" -> new QuestionWord(moneyOrMeasure(words), head(words, at + 2), at);
      case "long" -> new QuestionWord(Kind.DURATION, "", at);
      case "old",
          "tall",
          "high",
          "far",
          "deep",
          "wide",
          "fast",
          "large",
          "big",
          "heavy",
          "hot",
          "cold" ->
          new QuestionWord(Kind.MEASURE, "", at);
      case "often" -> new QuestionWord(Kind.DURATION, "", at);
      default -> new QuestionWord(Kind.MANNER, "", at);
    };
  }

  private static Kind moneyOrMeasure(List<Word> words) {
    var money =
        Set.of(
            "cost", "pay", "paid", "money", "worth", "price", "spend", "spent", "earn", "earned",
            "charge", "sold", "sell", "buy", "bought");
    return words.stream().map(Word::lower).anyMatch(money::contains) ? Kind.MONEY : Kind.MEASURE;
  }

  private static QuestionWord byNoun(List<Word> words, int at) {
    int from = at + 1;
    if (from < words.size() && words.get(from).lower().matches("percent|percentage|proportion")) {
      return new QuestionWord(Kind.PERCENT, words.get(from).lower(), at);
    }
    var verb = from < words.size() ? words.get(from).lower() : "";
    boolean isCopula = COPULAS.contains(verb);
    boolean isHelper = AUXILIARIES.contains(verb) && !isCopula;
    if (isCopula || isHelper) {
      from++;
    }
    boolean asksForName =
        words.stream()
            .skip(from)
            .map(Word::lower)
            .anyMatch(w -> w.matches("name|names|title|called|named|nickname"));
    var head = head(words, isCopula ? possessorsEnd(words, from) : from);
    var kind = isHelper ? Kind.THING : kind(head);
    return new QuestionWord(kind == Kind.THING && asksForName ? Kind.NAME : kind, head, at);
  }

  private static Kind kind(String noun) {
    for (var entry : NOUNS.entrySet()) {
      if (entry.getValue().contains(noun)
          || (noun.endsWith("s")
              && entry.getValue().contains(noun.substring(0, noun.length() - 1)))) {
        return entry.getKey();
      }
    }
    return Kind.THING;
  }

  /**
   * The index after the last possessive. In "What is the captain's daughter's age?" the index is
   * after "daughter's".
   */
  private static int possessorsEnd(List<Word> words, int from) {
    int end = from;
    for (int i = from; i < words.size(); i++) {
      if (words.get(i).lower().matches("['’]s")) {
        end = i + 1;
      } else if (AFTER_NOUN.contains(words.get(i).lower())) {
        break;
      }
    }
    return end;
  }

  /** The last word of the noun group that begins at {@code from}. */
  private static String head(List<Word> words, int from) {
    var head = "";
    for (int i = from; i < words.size(); i++) {
      var word = words.get(i).lower();
      if (AUXILIARIES.contains(word) || (AFTER_NOUN.contains(word) && !isIntroducing(words, i))) {
        break;
      }
      if (word.endsWith("ed") && kind(head) != Kind.THING) {
        break;
      }
      if (!INTRODUCING.contains(word) && !words.get(i).isMark()) {
        head = word;
      }
    }
    return head;
  }

  /**
   * Returns true if the "of" at {@code at} follows a word that only introduces the noun, as in
   * "kind of".
   */
  private static boolean isIntroducing(List<Word> words, int at) {
    return words.get(at).lower().equals("of")
        && at > 0
        && INTRODUCING.contains(words.get(at - 1).lower());
  }

  /**
   * The question word of a question, and what it asks for.
   *
   * @param focus the noun that the question asks for, in lower case; empty if there is none
   * @param at index of the question word; -1 if there is none
   */
  public record QuestionWord(Kind kind, String focus, int at) {}
}
