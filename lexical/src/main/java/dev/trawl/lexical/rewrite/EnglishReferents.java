package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.question.EnglishKinds;
import dev.trawl.lexical.words.Tag;
import dev.trawl.lexical.words.Word;
import dev.trawl.protocol.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The possible referents of the pronouns in the next question, from the question and the answer of
 * one turn.
 *
 * <p>The form and context of a name decide whether it names a person: a title or a word for a
 * person before it, at least two words, no preposition of place, no word for a thing in it. There
 * is no list of known names.
 */
record EnglishReferents(EnglishText question, EnglishText answer) {
  private static final int MAX_WORDS = 9;
  private static final Pattern WHOSE_NAME =
      Pattern.compile("\\b(?:his|her) name\\b", Pattern.CASE_INSENSITIVE);

  static EnglishReferents of(Turn turn) {
    return new EnglishReferents(EnglishText.of(turn.question()), EnglishText.of(turn.answer()));
  }

  /** The people that {@code he} or {@code she} may refer to, most likely first. */
  Stream<String> person(Sex sex) {
    var asked = askedSex();
    var fresh =
        asksWho() && sex.matches(asked)
            ? people(answer, sex, true).filter(name -> isNew(name.text())).toList()
            : List.<Named>of();
    var known = people(question, sex.matches(asked) ? sex : Sex.UNKNOWN, false).toList();
    var others = sex.matches(asked) ? people(answer, sex, false).toList() : List.<Named>of();
    return Stream.of(fresh, known, others).flatMap(EnglishReferents::likeliest);
  }

  private record Named(String text, int rank) {}

  private static Stream<String> likeliest(List<Named> named) {
    return named.stream().sorted(Comparator.comparingInt(Named::rank).reversed()).map(Named::text);
  }

  private static Stream<Named> people(EnglishText text, Sex sex, boolean who) {
    return agentsFirst(text)
        .filter(name -> sex.matches(sexOf(text, name)))
        .map(name -> new Named(name.text(), personScore(text, name, who)))
        .filter(name -> name.rank() > 0);
  }

  /** The names in the text; those after "by" come first. */
  private static Stream<Phrase> agentsFirst(EnglishText text) {
    Predicate<Phrase> agent = name -> text.lower(name.from() - 1).equals("by");
    return Stream.concat(
        text.names().stream().filter(agent), text.names().stream().filter(agent.negate()));
  }

  private static Sex sexOf(EnglishText text, Phrase name) {
    return Sex.of(text.lower(name.from())) != Sex.UNKNOWN
        ? Sex.of(text.lower(name.from()))
        : Sex.of(text.lower(name.from() - 1));
  }

  /**
   * Returns 2 for a person, 0 if the name does not name a person, 1 if unknown.
   *
   * @param who whether the name answers a "who" question; in that case a noun before it is a
   *     person's occupation
   */
  private static int personScore(EnglishText text, Phrase name, boolean who) {
    var before = text.lower(name.from() - 1);
    var isApposed = text.tag(name.from() - 1) == Tag.NOUN;
    if (EnglishNouns.isTitle(text.lower(name.from()))
        || EnglishNouns.isPerson(before)
        || (isApposed && who)) {
      return 2;
    }
    var isThing =
        isApposed
            || text.isQuoted(name.from())
            || isPlaced(text, name)
            || before.equals("the")
            || text.words().subList(name.from(), name.to()).stream()
                .anyMatch(word -> EnglishNouns.isThing(word.lower()) || word.hasDigit())
            || isOfThing(text, name);
    return isThing ? 0 : name.length() > 1 ? 2 : 1;
  }

  /** Recognises places ("in Varn", "to Varn") and abbreviations ("CE"). */
  private static boolean isPlaced(EnglishText text, Phrase name) {
    var before = text.lower(name.from() - 1);
    return EnglishNouns.isPlacePreposition(before)
        || (name.length() == 1 && before.matches("to|from"))
        || name.text().matches("\\p{Lu}{1,3}");
  }

  /** Recognises the name in "the regatta of Varn". */
  private static boolean isOfThing(EnglishText text, Phrase name) {
    return name.length() == 1
        && text.lower(name.from() - 1).equals("of")
        && !EnglishNouns.isPerson(text.lower(name.from() - 2));
  }

  private boolean isNew(String name) {
    return !question.text().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
  }

  private boolean asksWho() {
    return question.words().stream().anyMatch(word -> word.lower().matches("who|whom|whose"))
        || EnglishNouns.isPerson(focus())
        || WHOSE_NAME.matcher(question.text()).find();
  }

  private String focus() {
    return EnglishKinds.detect(question.words()).focus();
  }

  /** The sex of the person asked for: male in "Who was the father of …". */
  private Sex askedSex() {
    return question.wholes().stream()
        .map(whole -> Sex.of(question.owned(whole).orElse(whole).head()))
        .filter(sex -> sex != Sex.UNKNOWN)
        .findFirst()
        .orElse(Sex.UNKNOWN);
  }

  /** The things that {@code it} may refer to, most likely first. */
  Stream<String> thing() {
    var asked = asksWho() ? Stream.<String>empty() : answered();
    var named = asksWho() ? question.names().stream().map(Phrase::text) : Stream.<String>empty();
    return Stream.of(asked, things(question), things(answer), named).flatMap(things -> things);
  }

  /** The name that the answer gives if the question asked for a thing. */
  private Stream<String> answered() {
    var asksWhat = question.lower(0).matches("what|which") || question.lower(1).equals("which");
    return !asksWhat
        ? Stream.empty()
        : answer.names().stream()
            .map(Phrase::text)
            .filter(this::isNew)
            .filter(name -> !EnglishNouns.isForPersons(focus()));
  }

  /**
   * The things in {@code text}. In "the height of the tower" it is the tower, because the tower is
   * the topic.
   */
  private static Stream<String> things(EnglishText text) {
    return text.wholes().stream()
        .filter(phrase -> !text.isAsked(phrase))
        .map(whole -> isProperty(text, whole) ? text.owner(whole).orElse(whole) : whole)
        .filter(phrase -> phrase.length() <= MAX_WORDS)
        .filter(phrase -> isThing(text, phrase))
        .map(phrase -> definite(phrase.text()));
  }

  /**
   * Returns true if the phrase is a property of its owner: a measure, a person, or the subject of
   * "what is" or "who is".
   */
  private static boolean isProperty(EnglishText text, Phrase whole) {
    var owned = text.owned(whole).map(Phrase::head).orElse("");
    return EnglishNouns.isAbstract(owned)
        || EnglishNouns.isPerson(owned)
        || (text.tag(whole.from() - 1) == Tag.AUX
            && text.lower(whole.from() - 2).matches("what|who")
            && text.owned(whole).filter(Phrase::isName).isEmpty());
  }

  private static boolean isThing(EnglishText text, Phrase phrase) {
    return phrase.isName()
        ? personScore(text, phrase, false) < 2
        : !EnglishNouns.isAbstract(phrase.head())
            && !EnglishNouns.isDocument(phrase.head())
            && !EnglishNouns.isPerson(phrase.head())
            && text.tag(phrase.to() - 1) != Tag.NUM
            && text.names().stream()
                .noneMatch(
                    name ->
                        name.to() == phrase.to()
                            && personScore(text, name, false) == 2
                            && !text.lower(name.from() - 1).equals("of"));
  }

  private static String definite(String phrase) {
    return phrase.replaceFirst("^(?i:an?) ", "the ");
  }

  /** The people or things that {@code they} may refer to, most likely first. */
  Stream<String> several() {
    return Stream.of(
            pairs(answer),
            pairs(question),
            plurals(question),
            plurals(answer),
            person(Sex.UNKNOWN),
            thing())
        .flatMap(several -> several);
  }

  /** Pairs of names, such as "Anna Holm and Karl Berg". */
  private static Stream<String> pairs(EnglishText text) {
    return text.names().stream()
        .filter(name -> text.lower(name.to()).equals("and"))
        .flatMap(
            first ->
                text.names().stream()
                    .filter(
                        second -> second.from() == first.to() + 1 || isSecond(text, first, second))
                    .map(second -> text.between(first.from(), second.to())));
  }

  private static boolean isSecond(EnglishText text, Phrase first, Phrase second) {
    return second.from() == first.to() + 2 && text.lower(first.to() + 1).equals("the");
  }

  private static Stream<String> plurals(EnglishText text) {
    return text.wholes().stream()
        .filter(phrase -> phrase.isPlural() && !text.isAsked(phrase))
        .filter(phrase -> !EnglishNouns.isAbstract(phrase.head()))
        .map(Phrase::text);
  }

  /** The possible referents of {@code this noun}. */
  Stream<String> describedAs(String noun) {
    if (noun.equals("year")) {
      return Stream.of(answer, question)
          .flatMap(text -> text.words().stream())
          .map(Word::surface)
          .filter(word -> word.matches("\\d{3,4}"));
    }
    var named = focus().equals(noun) ? answered() : Stream.<String>empty();
    var persons = EnglishNouns.isPerson(noun) ? person(Sex.of(noun)) : Stream.<String>empty();
    return Stream.of(named, persons, kind(answer, noun), kind(question, noun))
        .flatMap(several -> several);
  }

  private static Stream<String> kind(EnglishText text, String noun) {
    return text.phrases().stream()
        .filter(phrase -> !text.isAsked(phrase) && phrase.length() > 1)
        .filter(phrase -> phrase.isA(noun) || beginsWith(text, phrase, noun))
        .map(phrase -> definite(phrase.text()));
  }

  /** Recognises "the ship Osprey" as a ship. */
  private static boolean beginsWith(EnglishText text, Phrase phrase, String noun) {
    return text.names().stream()
        .anyMatch(
            name ->
                phrase.to() == name.to()
                    && phrase.from() < name.from()
                    && text.lower(name.from() - 1).equals(noun));
  }

  /** Returns true if the turn mentions {@code noun}. */
  boolean mentions(String noun) {
    return Stream.of(question, answer)
        .flatMap(text -> text.words().stream())
        .anyMatch(word -> word.lower().equals(noun));
  }

  /** The referents of all turns, newest turn first. */
  static Stream<String> in(List<Turn> history, Function<EnglishReferents, Stream<String>> offered) {
    return history.reversed().stream().map(EnglishReferents::of).flatMap(offered);
  }
}
