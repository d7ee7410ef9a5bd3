package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.words.Tag;
import dev.trawl.lexical.words.Word;
import dev.trawl.protocol.Turn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Replaces the pronouns of a question that refer to earlier turns with their referents.
 *
 * <p>If the question has several pronouns of one kind, such as "he" and "his", only the first is
 * replaced, because the others refer to the same person or thing.
 */
record EnglishPronouns(List<Turn> history) {
  /** The kinds of pronouns. */
  enum Kind {
    HE,
    SHE,
    IT,
    THEY
  }

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("he", Kind.HE),
          Map.entry("him", Kind.HE),
          Map.entry("his", Kind.HE),
          Map.entry("she", Kind.SHE),
          Map.entry("her", Kind.SHE),
          Map.entry("it", Kind.IT),
          Map.entry("its", Kind.IT),
          Map.entry("they", Kind.THEY),
          Map.entry("them", Kind.THEY),
          Map.entry("their", Kind.THEY));

  private static final Set<String> DEMONSTRATIVES = Set.of("this", "that", "these", "those");

  /** Nouns that refer to the user's present time, as in "this week". */
  private static final Set<String> NOW =
      Set.of("week", "month", "century", "time", "day", "morning");

  /** Replaces the words {@code from} (inclusive) to {@code to} (exclusive) with {@code words}. */
  private record Edit(int from, int to, String words) {}

  String resolved(String question) {
    var text = EnglishText.of(question);
    var seen = EnumSet.noneOf(Kind.class);
    var edits = new ArrayList<Edit>();
    var used = new ArrayList<String>();
    for (int at = 0; at < text.size(); at++) {
      if (text.isQuoted(at)) {
        continue;
      }
      var kind = Optional.ofNullable(KINDS.get(text.lower(at)));
      if (kind.map(seen::add).orElse(DEMONSTRATIVES.contains(text.lower(at)))) {
        edit(text, at, kind, used).ifPresent(edits::add);
      }
    }
    return edited(text, edits);
  }

  private static String edited(EnglishText text, List<Edit> edits) {
    var result = new StringBuilder(text.text());
    for (var edit : edits.reversed()) {
      result.replace(
          text.words().get(edit.from()).start(),
          text.words().get(edit.to() - 1).end(),
          edit.from() == 0 ? capitalised(edit.words()) : edit.words());
    }
    return result.toString();
  }

  private static String capitalised(String words) {
    int first = words.offsetByCodePoints(0, 1);
    return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
  }

  /**
   * The replacement for the word at {@code at}; empty if it has no referent in the earlier turns.
   *
   * @param used referents of the other pronouns in the question
   */
  private Optional<Edit> edit(EnglishText text, int at, Optional<Kind> kind, List<String> used) {
    if (kind.isEmpty()) {
      return demonstrative(text, at);
    }
    if (!new EnglishBinding(text).isFree(at, kind.get())) {
      return Optional.empty();
    }
    var referent =
        Stream.concat(previousPossessor(text, at), referents(kind.get()))
            .filter(words -> !used.contains(words) && !text.text().contains(words))
            .findFirst();
    referent.ifPresent(used::add);
    return referent.map(words -> replacement(text, at, words));
  }

  /**
   * The name of the possessor in the previous question, for a fragment with a possessive: "And her
   * father?" after "Who was Anna's mother?".
   */
  private Stream<String> previousPossessor(EnglishText text, int at) {
    if (!EnglishEllipsis.isFragment(text.text()) || !EnglishBinding.isPossessive(text, at)) {
      return Stream.empty();
    }
    var previous = EnglishText.of(history.getLast().question());
    return previous
        .possessivePhrase()
        .flatMap(previous::possessor)
        .filter(Phrase::isName)
        .map(Phrase::text)
        .stream();
  }

  private Stream<String> referents(Kind kind) {
    return EnglishReferents.inHistory(
        history,
        turn ->
            switch (kind) {
              case HE -> turn.referentsOfHeOrShe(Sex.MALE);
              case SHE -> turn.referentsOfHeOrShe(Sex.FEMALE);
              case IT -> turn.referentsOfIt();
              case THEY -> turn.referentsOfThey();
            });
  }

  private static Edit replacement(EnglishText text, int at, String words) {
    if (!EnglishBinding.isPossessive(text, at)) {
      return new Edit(at, at + 1, words);
    }
    int end = nounEnd(text, at + 1);
    return words.split(" ").length > 3 && end > at + 1
        ? new Edit(at, end, "the " + text.between(at + 1, end) + " of " + words)
        : new Edit(at, at + 1, words + "'s");
  }

  private static int nounEnd(EnglishText text, int from) {
    int end = from;
    while (text.isGrouped(end)) {
      end++;
    }
    return end;
  }

  private static boolean isCommonNoun(EnglishText text, int from, int to) {
    return text.tag(to - 1) == Tag.NOUN
        && text.words().subList(from, to).stream().noneMatch(Word::startsUpper);
  }

  /**
   * Returns true if "that" starts a clause, as in "said that ships were late" but not in "did that
   * ship sink".
   */
  private static boolean isClause(EnglishText text, int at, int end) {
    return text.tag(at) == Tag.SUBORD
        || (text.lower(at).matches("that|those")
            && text.tag(at - 1) != Tag.AUX
            && (text.tag(end) == Tag.AUX || text.tag(end) == Tag.VERB));
  }

  /** Resolves demonstratives: "this ship", "that year". */
  private Optional<Edit> demonstrative(EnglishText text, int at) {
    int end = nounEnd(text, at + 1);
    if (end == at + 1 || !isCommonNoun(text, at + 1, end) || isClause(text, at, end)) {
      return Optional.empty();
    }
    var noun = text.lower(end - 1);
    var isThisYear = noun.equals("year") && text.lower(at).equals("this");
    var hasNoReferent =
        EnglishNouns.isDocument(noun) || EnglishNouns.isAbstract(noun) && !noun.equals("year");
    return hasNoReferent || NOW.contains(noun) || isThisYear
        ? Optional.empty()
        : EnglishReferents.inHistory(history, turn -> turn.describedAs(noun))
            .findFirst()
            .map(words -> new Edit(at, end, words));
  }
}
