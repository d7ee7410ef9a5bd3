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
 * <p>A name counts as a person's name if a title or a word for a person precedes it, or if it has
 * at least two words; but not if it follows a preposition of place or contains a word for a thing.
 * There is no list of known names.
 */
record EnglishReferents(EnglishText question, EnglishText answer) {
  private static final int MAX_WORDS = 9;
  private static final Pattern WHOSE_NAME =
      Pattern.compile("\\b(?:his|her) name\\b", Pattern.CASE_INSENSITIVE);

  static EnglishReferents of(Turn turn) {
    return new EnglishReferents(EnglishText.of(turn.question()), EnglishText.of(turn.answer()));
  }

  /** The people that {@code he} or {@code she} may refer to, most likely first. */
  Stream<String> referentsOfHeOrShe(Sex sex) {
    var askedSex = askedSex();
    var requested =
        asksWho() && sex.matches(askedSex)
            ? people(answer, sex, true).filter(name -> isNew(name.text())).toList()
            : List.<Named>of();
    var inQuestion = people(question, sex.matches(askedSex) ? sex : Sex.UNKNOWN, false).toList();
    var inAnswer = sex.matches(askedSex) ? people(answer, sex, false).toList() : List.<Named>of();
    return Stream.of(requested, inQuestion, inAnswer).flatMap(EnglishReferents::likeliestFirst);
  }

  private record Named(String text, int score) {}

  private static Stream<String> likeliestFirst(List<Named> named) {
    return named.stream().sorted(Comparator.comparingInt(Named::score).reversed()).map(Named::text);
  }

  private static Stream<Named> people(EnglishText text, Sex sex, boolean answersWho) {
    return agentsFirst(text)
        .filter(name -> sex.matches(sexOf(text, name)))
        .map(name -> new Named(name.text(), personScore(text, name, answersWho)))
        .filter(name -> name.score() > 0);
  }

  /** The names in the text; names after "by" come first. */
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
   * Returns 2 if the name is the name of a person, 0 if it is not, 1 if this is unknown.
   *
   * @param answersWho whether the name answers a "who" question; in that case a noun before it is
   *     treated as the person's occupation
   */
  private static int personScore(EnglishText text, Phrase name, boolean answersWho) {
    var before = text.lower(name.from() - 1);
    var isAfterNoun = text.tag(name.from() - 1) == Tag.NOUN;
    if (EnglishNouns.isTitle(text.lower(name.from()))
        || EnglishNouns.isPerson(before)
        || (isAfterNoun && answersWho)) {
      return 2;
    }
    var isThing =
        isAfterNoun
            || text.isQuoted(name.from())
            || isPlaceOrAbbreviation(text, name)
            || before.equals("the")
            || text.words().subList(name.from(), name.to()).stream()
                .anyMatch(word -> EnglishNouns.isThing(word.lower()) || word.hasDigit())
            || followsThingAndOf(text, name);
    return isThing ? 0 : name.length() > 1 ? 2 : 1;
  }

  /** Recognises places ("in Varn", "to Varn") and abbreviations ("CE"). */
  private static boolean isPlaceOrAbbreviation(EnglishText text, Phrase name) {
    var before = text.lower(name.from() - 1);
    return EnglishNouns.isPlacePreposition(before)
        || (name.length() == 1 && before.matches("to|from"))
        || name.text().matches("\\p{Lu}{1,3}");
  }

  /** Recognises a name such as "Varn" in "the regatta of Varn". */
  private static boolean followsThingAndOf(EnglishText text, Phrase name) {
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

  /** The sex of the person that the question asks about: male in "Who was the father of …". */
  private Sex askedSex() {
    return question.fullPhrases().stream()
        .map(phrase -> Sex.of(question.possessed(phrase).orElse(phrase).head()))
        .filter(sex -> sex != Sex.UNKNOWN)
        .findFirst()
        .orElse(Sex.UNKNOWN);
  }

  /** The things that {@code it} may refer to, most likely first. */
  Stream<String> referentsOfIt() {
    var fromAnswer = asksWho() ? Stream.<String>empty() : requestedNames();
    var names = asksWho() ? question.names().stream().map(Phrase::text) : Stream.<String>empty();
    return Stream.of(fromAnswer, things(question), things(answer), names)
        .flatMap(Function.identity());
  }

  /** The names in the answer, if the question asks for a thing. */
  private Stream<String> requestedNames() {
    var asksWhat = question.lower(0).matches("what|which") || question.lower(1).equals("which");
    return !asksWhat
        ? Stream.empty()
        : answer.names().stream()
            .map(Phrase::text)
            .filter(this::isNew)
            .filter(name -> !EnglishNouns.isListedPersonWord(focus()));
  }

  /**
   * The things in {@code text}. For "the height of the tower", the result contains the tower,
   * because the tower is the topic.
   */
  private static Stream<String> things(EnglishText text) {
    return text.fullPhrases().stream()
        .filter(phrase -> !text.followsQuestionWord(phrase))
        .map(
            phrase ->
                isAboutPossessor(text, phrase) ? text.possessor(phrase).orElse(phrase) : phrase)
        .filter(phrase -> phrase.length() <= MAX_WORDS)
        .filter(phrase -> isThing(text, phrase))
        .map(phrase -> definite(phrase.text()));
  }

  /**
   * Returns true if the topic of "X of Y" is Y. This is the case if X is a measure or a person, or
   * if the question is "what is X of Y" or "who is X of Y".
   */
  private static boolean isAboutPossessor(EnglishText text, Phrase phrase) {
    var possessed = text.possessed(phrase).map(Phrase::head).orElse("");
    return EnglishNouns.isAbstract(possessed)
        || EnglishNouns.isPerson(possessed)
        || (text.tag(phrase.from() - 1) == Tag.AUX
            && text.lower(phrase.from() - 2).matches("what|who")
            && text.possessed(phrase).filter(Phrase::isName).isEmpty());
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
  Stream<String> referentsOfThey() {
    return Stream.of(
            pairs(answer),
            pairs(question),
            plurals(question),
            plurals(answer),
            referentsOfHeOrShe(Sex.UNKNOWN),
            referentsOfIt())
        .flatMap(Function.identity());
  }

  /** Pairs of names, such as "Anna Holm and Karl Berg". */
  private static Stream<String> pairs(EnglishText text) {
    return text.names().stream()
        .filter(name -> text.lower(name.to()).equals("and"))
        .flatMap(
            first ->
                text.names().stream()
                    .filter(
                        second ->
                            second.from() == first.to() + 1
                                || isSecondAfterArticle(text, first, second))
                    .map(second -> text.between(first.from(), second.to())));
  }

  private static boolean isSecondAfterArticle(EnglishText text, Phrase first, Phrase second) {
    return second.from() == first.to() + 2 && text.lower(first.to() + 1).equals("the");
  }

  private static Stream<String> plurals(EnglishText text) {
    return text.fullPhrases().stream()
        .filter(phrase -> phrase.isPlural() && !text.followsQuestionWord(phrase))
        .filter(phrase -> !EnglishNouns.isAbstract(phrase.head()))
        .map(Phrase::text);
  }

  /** The possible referents of "this" followed by {@code noun}, such as "this ship". */
  Stream<String> describedAs(String noun) {
    if (noun.equals("year")) {
      return Stream.of(answer, question)
          .flatMap(text -> text.words().stream())
          .map(Word::surface)
          .filter(word -> word.matches("\\d{3,4}"));
    }
    var named = focus().equals(noun) ? requestedNames() : Stream.<String>empty();
    var persons =
        EnglishNouns.isPerson(noun) ? referentsOfHeOrShe(Sex.of(noun)) : Stream.<String>empty();
    return Stream.of(named, persons, phrasesOfKind(answer, noun), phrasesOfKind(question, noun))
        .flatMap(Function.identity());
  }

  private static Stream<String> phrasesOfKind(EnglishText text, String noun) {
    return text.phrases().stream()
        .filter(phrase -> !text.followsQuestionWord(phrase) && phrase.length() > 1)
        .filter(phrase -> phrase.isA(noun) || isNameAfter(text, phrase, noun))
        .map(phrase -> definite(phrase.text()));
  }

  /** Recognises a name that follows {@code noun}: "the ship Osprey" is a ship. */
  private static boolean isNameAfter(EnglishText text, Phrase phrase, String noun) {
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

  /** Collects the referents from every turn, newest turn first. */
  static Stream<String> inHistory(
      List<Turn> history, Function<EnglishReferents, Stream<String>> referents) {
    return history.reversed().stream().map(EnglishReferents::of).flatMap(referents);
  }
}
