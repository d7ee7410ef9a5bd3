package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.LatinNumbers;
import dev.trawl.retrieval.outline.Lexeme;
import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.outline.UnitWords;
import dev.trawl.retrieval.place.PlaceReference.Numbered;
import dev.trawl.retrieval.place.PlaceReference.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the steps of references in a question in Latin letters. Each instance is used for one
 * question.
 */
final class LatinSteps {
  private static final Set<String> LAST =
      Set.of(
          "last",
          "final",
          "letzte",
          "letzter",
          "letztes",
          "letzten",
          "letztem",
          "dernier",
          "derniere",
          "derniers",
          "dernieres",
          "ultimo",
          "ultima",
          "ultimos",
          "ultimas");
  private static final Set<String> LAST_BUT_ONE =
      Set.of(
          "penultimate",
          "vorletzte",
          "vorletzter",
          "vorletztes",
          "vorletzten",
          "vorletztem",
          "penultieme",
          "penultimo",
          "penultima");
  private static final Set<String> FIRST =
      Set.of("first", "erste", "ersten", "premiers", "premieres", "primeros", "primeras");

  /** Words that may be between an ordinal and its unit. */
  private static final Set<String> BETWEEN = Set.of("full", "complete", "whole", "numbered");

  private static final Set<String> AND =
      Set.of("and", "or", "und", "oder", "et", "ou", "y", "e", "o", "&", ",");

  /**
   * Possessive words before an ordinal, as in "her first book". They show that no part of a
   * document is meant.
   */
  private static final Set<String> POSSESSIVES =
      Set.of(
          "his", "her", "my", "our", "their", "your", "whose", "sein", "seine", "seinen", "seinem",
          "seiner", "ihr", "ihre", "ihren", "ihrem", "ihrer", "mein", "meine", "son", "sa", "ses",
          "leur", "leurs", "mon", "su", "sus", "mi");

  /**
   * Units that are recognised only with a number. With an ordinal they often mean something else:
   * "the first book", "a second letter".
   */
  private static final Set<Unit> ONLY_WITH_NUMBER =
      Set.of(Unit.BOOK, Unit.VOLUME, Unit.LETTER, Unit.ITEM, Unit.ACT, Unit.CLAUSE, Unit.DOCUMENT);

  /** Words after "Chapter 11" if it means the chapter of the US bankruptcy law. */
  private static final Pattern BANKRUPTCY_AFTER =
      Pattern.compile("^\\s*(?:bankrupt|protection|filing|proceeding|case|debtor|petition).*");

  private static final Pattern BANKRUPTCY_BEFORE =
      Pattern.compile(".*\\b(?:fil(?:e|ed|es|ing) (?:for|under)|emerged? from)\\s+$");

  private final String question;
  private final List<Lexeme> words;
  private final LatinNumbers numbers;
  private final List<Located> titles;
  private final List<Located> found = new ArrayList<>();

  /**
   * @param titles steps that name a part by its title and were already found
   */
  LatinSteps(String question, List<Located> titles) {
    this.question = question;
    this.titles = titles;
    this.words = Lexeme.all(question);
    this.numbers = new LatinNumbers(words);
  }

  /** Whether the word means "last" or "last but one" in one of the supported languages. */
  static boolean isLast(String folded) {
    return LAST.contains(folded) || LAST_BUT_ONE.contains(folded);
  }

  List<Located> steps() {
    int at = 0;
    while (at < words.size()) {
      int next = ordinalAt(at);
      next = next > at ? next : numberedAt(at);
      at = next > at ? next : at + 1;
    }
    return found;
  }

  /**
   * Adds a step such as "the second chapter". Returns the index after it, or {@code at} if there is
   * no ordinal.
   */
  private int ordinalAt(int at) {
    var word = words.get(at);
    int next = at + 1;
    int from;
    if (LAST.contains(word.folded())) {
      from = -1;
    } else if (LAST_BUT_ONE.contains(word.folded())) {
      from = -2;
    } else {
      var ordinal = numbers.ordinal(at);
      if (ordinal.isEmpty()) {
        return at;
      }
      from = Integer.parseInt(ordinal.get().number());
      next = ordinal.get().next();
      int toLast = lastAfter(next);
      if (toLast > next) {
        from = -from;
        next = toLast;
      }
    }
    int to = from;
    if (from == -1 || from == 1 && FIRST.contains(word.folded())) {
      var count = numbers.count(next);
      if (count.isPresent()) {
        int many = Integer.parseInt(count.get().number());
        from = from < 0 ? -many : 1;
        to = from < 0 ? -1 : many;
        next = count.get().next();
      }
    }
    while (next < words.size() && BETWEEN.contains(words.get(next).folded())) {
      next++;
    }
    return from == 0 ? at : addOrdinal(at, next, new Position(from, to));
  }

  /** The index after "to last" in "second to last" or "second-last"; else {@code at}. */
  private int lastAfter(int at) {
    int next = at;
    while (next < words.size() && next < at + 4) {
      var word = words.get(next++);
      if (LAST.contains(word.folded())) {
        return next;
      }
      if (!Set.of("-", "to", "from").contains(word.folded())) {
        return at;
      }
    }
    return at;
  }

  /**
   * Adds a step for the unit at {@code unitAt}. Returns the index after it, or {@code at} if it is
   * not a step.
   */
  private int addOrdinal(int at, int unitAt, Position position) {
    if (unitAt >= words.size()) {
      return at;
    }
    var word = words.get(unitAt);
    var unit = unit(unitAt).filter(u -> !ONLY_WITH_NUMBER.contains(u));
    if (unit.isEmpty()
        || UnitWords.isAbbreviation(word.folded())
        || hasPossessive(at)
        || numbers
            .after(unitAt, unit.get())
            .filter(n -> isFollowedByDigits(unitAt, n))
            .isPresent()) {
      return at;
    }
    int end = word.end();
    if (isOfSomethingElse(end, unit.get())) {
      return unitAt + 1;
    }
    found.add(Located.of(unit.get(), position, words.get(at).start(), end));
    return unitAt + 1;
  }

  /**
   * Whether digits follow the unit. In "the first section 3", they name the section, so the ordinal
   * is ignored.
   */
  private boolean isFollowedByDigits(int unitAt, LatinNumbers.ParsedNumber number) {
    return number.next() > unitAt + 1 && words.get(unitAt + 1).isNumber();
  }

  private Optional<Unit> unit(int at) {
    return UnitWords.of(words.get(at).folded());
  }

  private boolean hasPossessive(int at) {
    if (at == 0) {
      return false;
    }
    var before = words.get(at - 1);
    boolean possessive =
        before.folded().equals("s") && at > 1 && "'’".contains(words.get(at - 2).text());
    return POSSESSIVES.contains(before.folded()) || possessive && !endsAStep(at - 2);
  }

  private boolean endsAStep(int at) {
    return at > 0 && !found.isEmpty() && found.getLast().end() == words.get(at - 1).end();
  }

  /**
   * Recognises phrases that do not refer to a document: "the first chapter of her life" and "the
   * first line of defence".
   */
  private boolean isOfSomethingElse(int end, Unit unit) {
    boolean titled =
        titles.stream()
            .filter(title -> title.start() > end)
            .anyMatch(title -> References.isInside(question.substring(end, title.start())));
    return !titled && Owners.isSomethingElse(question.substring(end), unit);
  }

  /**
   * Adds one step for "chapter 2", or two steps for "chapters 2 and 3". Returns the index after
   * them, or {@code at} if there is none.
   */
  private int numberedAt(int at) {
    var unit = unit(at).filter(u -> u != Unit.DOCUMENT);
    if (unit.isEmpty() || isQuantity(at)) {
      return at;
    }
    var number = numbers.after(at, unit.get());
    if (number.isEmpty() || isExcluded(at, unit.get(), number.get())) {
      return at;
    }
    int start = words.get(at).start();
    int next = number.get().next();
    add(unit.get(), number.get().number(), start, words.get(next - 1).end());
    while (next + 1 < words.size() && AND.contains(words.get(next).folded())) {
      var more = more(next + 1);
      if (more.isEmpty()) {
        break;
      }
      int from = words.get(next + 1).start();
      next = more.get().next();
      add(unit.get(), more.get().number(), from, words.get(next - 1).end());
    }
    return next;
  }

  private void add(Unit unit, String number, int start, int end) {
    if (unit.isPage() && number.matches("\\d+(\\.\\d+)?")) {
      var ends = number.split("\\.");
      int from = Integer.parseInt(ends[0]);
      int to = Integer.parseInt(ends[ends.length - 1]);
      if (from > 0 && to >= from) {
        found.add(Located.of(unit, new Position(from, to), start, end));
      }
    } else if (unit.isPiece()) {
      if (number.matches("[1-9]\\d*")) {
        int at = Integer.parseInt(number);
        found.add(Located.of(unit, new Position(at, at), start, end));
      }
    } else {
      found.add(Located.of(unit, new Numbered(number), start, end));
    }
  }

  /**
   * The next number of a list, as in "chapters 2 and 3"; empty if it is a quantity, as in "in
   * chapter 2 and 3 dogs".
   */
  private Optional<LatinNumbers.ParsedNumber> more(int at) {
    if (!words.get(at).isNumber()) {
      return Optional.empty();
    }
    return numbers
        .digits(at)
        .filter(
            number ->
                number.next() >= words.size()
                    || !words.get(number.next()).isWord()
                    || Owners.mayFollow(words.get(number.next()).folded()));
  }

  /** Whether the word at {@code at} belongs to the number before it, as in "30 pages". */
  private boolean isQuantity(int at) {
    return at > 0
        && words.get(at - 1).isNumber()
        && !words.get(at).text().startsWith("§")
        && !endsAStep(at)
        && question.substring(words.get(at - 1).end(), words.get(at).start()).isBlank();
  }

  /**
   * Whether "chapter 11" means bankruptcy, the "s" before a number is a possessive, or a table is
   * from another work.
   */
  private boolean isExcluded(int at, Unit unit, LatinNumbers.ParsedNumber number) {
    int end = words.get(number.next() - 1).end();
    var after = question.substring(end).toLowerCase(Locale.ROOT);
    var before = question.substring(0, words.get(at).start()).toLowerCase(Locale.ROOT);
    if (unit == Unit.CHAPTER
        && (BANKRUPTCY_AFTER.matcher(after).matches()
            || BANKRUPTCY_BEFORE.matcher(before).matches())) {
      return true;
    }
    if (words.get(at).folded().equals("s") && !words.get(at).text().equals("S")) {
      return true; // "chapter's 2"
    }
    return unit.isCaptioned() && Owners.isAuthor(question.substring(end));
  }
}
