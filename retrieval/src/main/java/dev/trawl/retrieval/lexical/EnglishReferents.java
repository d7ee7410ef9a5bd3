package dev.trawl.retrieval.lexical;

import dev.trawl.protocol.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the pronouns of the next question may refer to: what one turn asked and was answered.
 *
 * <p>A name is a person's by what stands around it: a title or a word for a person before it, two
 * words or more, no preposition of place, no word for a thing in it. Nothing is known by name.
 */
record EnglishReferents(EnglishText question, EnglishText answer) {
  private static final int LONGEST_WORDS = 9;

  private static final Set<String> TITLES =
      Set.of(
          ("mr mrs ms miss dr prof professor sir lady lord king queen prince princess emperor captain"
                  + " president saint st doctor judge count duke")
              .split(" "));
  private static final Set<String> PERSONS =
      Set.of(
          ("person man woman boy girl child friend guest witness pilot priest monk nun chief author"
                  + " king queen captain mate cook maid clerk guard thief spy nurse judge poet widow"
                  + " wife husband father mother son daughter brother sister uncle aunt cousin nephew"
                  + " niece parent president chairman")
              .split(" "));
  private static final Set<String> THINGS =
      Set.of(
          ("river lake sea ocean island bay cape mount mountain valley forest street road avenue"
                  + " square bridge station airport harbour harbor port tower castle palace hall house"
                  + " hotel church cathedral abbey museum library theatre theater school college"
                  + " university institute academy company corporation inc ltd llc group bank club"
                  + " society association union league party committee council court ministry"
                  + " department agency office city town county state province republic kingdom empire"
                  + " war battle treaty act prize award cup times post journal project system")
              .split(" "));

  /** Words that end as those for persons do. */
  private static final Set<String> NO_PERSONS =
      Set.of(
          ("answer border chapter computer corner cover danger dinner door error factor favor favour"
                  + " finger floor flower harvest honor horror humor ladder layer letter list manner"
                  + " master matter meter metre mirror motor number offer order other paper pepper"
                  + " power quarter register rumor sector shelter shoulder silver summer supper temper"
                  + " terror tractor transfer trigger water weather winter wonder")
              .split(" "));

  private static final Set<String> PLACING =
      Set.of(
          "in", "at", "near", "through", "into", "across", "around", "outside", "inside", "beside");

  /** What a question may ask of anything; no pronoun stands for it. */
  private static final Set<String> ABSTRACT =
      Set.of(
          ("year date day time month century age place reason way manner name number amount title kind"
                  + " type sort part question answer height width length depth size weight")
              .split(" "));

  /** What a question calls the documents themselves. */
  private static final Set<String> HERE =
      Set.of(
          ("document documents text texts book books file files page pages chapter chapters section"
                  + " sections paragraph passage article articles paper papers report reports story"
                  + " manual contract letter novel poem")
              .split(" "));

  static EnglishReferents of(Turn turn) {
    return new EnglishReferents(EnglishText.of(turn.question()), EnglishText.of(turn.answer()));
  }

  static boolean isHere(String noun) {
    return HERE.contains(noun);
  }

  static boolean isAbstract(String noun) {
    return ABSTRACT.contains(noun);
  }

  /** Whom {@code he} or {@code she} may stand for, the likeliest first. */
  Stream<String> person(Sex sex) {
    var asked = askedSex();
    var fresh = asksWho() && sex.fits(asked) ? people(answer, this::isNew, sex) : List.<Named>of();
    var known = people(question, name -> true, sex.fits(asked) ? sex : Sex.UNKNOWN);
    var others = sex.fits(asked) ? people(answer, name -> true, sex) : List.<Named>of();
    return Stream.of(fresh, known, others).flatMap(EnglishReferents::likeliest);
  }

  private record Named(String text, int rank) {}

  private static Stream<String> likeliest(List<Named> named) {
    return named.stream().sorted(Comparator.comparingInt(Named::rank).reversed()).map(Named::text);
  }

  private static List<Named> people(EnglishText text, Predicate<Phrase> wanted, Sex sex) {
    return agentsFirst(text)
        .filter(wanted)
        .filter(name -> sex.fits(sexOf(text, name)))
        .map(name -> new Named(name.text(), personality(text, name)))
        .filter(name -> name.rank() > 0)
        .toList();
  }

  /** Names, those that did what a passive tells before the others. */
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

  /** 2 for a person, 0 for none, 1 where nothing tells. */
  private static int personality(EnglishText text, Phrase name) {
    var before = text.lower(name.from() - 1);
    if (TITLES.contains(text.lower(name.from())) || isPerson(before)) {
      return 2;
    }
    var isThing =
        PLACING.contains(before)
            || before.equals("the")
            || text.tag(name.from() - 1) == Tag.NOUN
            || text.words().subList(name.from(), name.to()).stream()
                .anyMatch(word -> THINGS.contains(word.lower()) || word.hasDigit());
    return isThing ? 0 : name.length() > 1 ? 2 : 1;
  }

  private static boolean isPerson(String noun) {
    return PERSONS.contains(noun)
        || (noun.length() > 4
            && noun.matches(".*(er|or|ist|man|woman)")
            && !THINGS.contains(noun)
            && !NO_PERSONS.contains(noun));
  }

  static boolean isForPersons(String noun) {
    return PERSONS.contains(noun);
  }

  private boolean isNew(Phrase phrase) {
    return !question
        .text()
        .toLowerCase(Locale.ROOT)
        .contains(phrase.text().toLowerCase(Locale.ROOT));
  }

  private boolean asksWho() {
    return question.words().stream().anyMatch(word -> word.lower().matches("who|whom|whose"))
        || isPerson(focus());
  }

  private String focus() {
    return EnglishKinds.detect(question.words()).focus();
  }

  /** In "Who was the father of …", male. */
  private Sex askedSex() {
    return question.wholes().stream()
        .map(whole -> Sex.of(question.owned(whole).orElse(whole).head()))
        .filter(sex -> sex != Sex.UNKNOWN)
        .findFirst()
        .orElse(Sex.UNKNOWN);
  }

  /** What {@code it} may stand for, the likeliest first. */
  Stream<String> thing() {
    var asked = asksWho() ? Stream.<String>empty() : answered();
    var named = asksWho() ? question.names().stream().map(Phrase::text) : Stream.<String>empty();
    return Stream.of(asked, things(question), things(answer), named).flatMap(things -> things);
  }

  /** The name that the answer gives to a question for a thing. */
  private Stream<String> answered() {
    var asksWhat = question.lower(0).matches("what|which") || question.lower(1).equals("which");
    return !asksWhat
        ? Stream.empty()
        : answer.names().stream()
            .filter(this::isNew)
            .filter(name -> !isForPersons(focus()))
            .map(Phrase::text);
  }

  /** Of "the height of the tower" the tower, which is talked of. */
  private static Stream<String> things(EnglishText text) {
    return text.wholes().stream()
        .filter(phrase -> !isAsked(text, phrase))
        .map(whole -> isTold(text, whole) ? text.owner(whole).orElse(whole) : whole)
        .filter(phrase -> phrase.length() <= LONGEST_WORDS)
        .filter(phrase -> isThing(text, phrase))
        .map(phrase -> definite(phrase.text()));
  }

  /**
   * Whether the phrase names what is told of its owner: a measure, a name, or what is asked for.
   */
  private static boolean isTold(EnglishText text, Phrase whole) {
    var owned = text.owned(whole).map(Phrase::head).orElse("");
    return isAbstract(owned)
        || isPerson(owned)
        || (text.tag(whole.from() - 1) == Tag.AUX
            && text.lower(whole.from() - 2).matches("what|who")
            && text.owned(whole).filter(Phrase::isName).isEmpty());
  }

  private static boolean isAsked(EnglishText text, Phrase phrase) {
    return text.lower(phrase.from() - 1).matches("which|what|whose|how|many|much");
  }

  private static boolean isThing(EnglishText text, Phrase phrase) {
    return phrase.isName()
        ? personality(text, phrase) < 2
        : !isAbstract(phrase.head())
            && !isHere(phrase.head())
            && !isPerson(phrase.head())
            && text.tag(phrase.to() - 1) != Tag.NUM
            && text.names().stream()
                .noneMatch(
                    name ->
                        name.to() == phrase.to()
                            && personality(text, name) == 2
                            && !text.lower(name.from() - 1).equals("of"));
  }

  private static String definite(String phrase) {
    return phrase.replaceFirst("^(?i:an?) ", "the ");
  }

  /** Whom or what {@code they} may stand for, the likeliest first. */
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

  /** "Anna Holm and Karl Berg". */
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
        .filter(phrase -> phrase.isPlural() && !isAsked(text, phrase))
        .filter(phrase -> !isAbstract(phrase.head()))
        .map(Phrase::text);
  }

  /** What {@code this noun} may stand for. */
  Stream<String> called(String noun) {
    if (noun.equals("year")) {
      return Stream.of(answer, question)
          .flatMap(text -> text.words().stream())
          .map(Word::surface)
          .filter(word -> word.matches("\\d{3,4}"));
    }
    var named = focus().equals(noun) ? answered() : Stream.<String>empty();
    var persons = isForPersons(noun) ? person(Sex.of(noun)) : Stream.<String>empty();
    return Stream.of(named, kind(answer, noun), kind(question, noun), persons)
        .flatMap(several -> several);
  }

  private static Stream<String> kind(EnglishText text, String noun) {
    return text.phrases().stream()
        .filter(phrase -> !isAsked(text, phrase) && phrase.length() > 1)
        .filter(phrase -> phrase.isA(noun) || beginsWith(text, phrase, noun))
        .map(phrase -> definite(phrase.text()));
  }

  /** "the ship Osprey" is a ship. */
  private static boolean beginsWith(EnglishText text, Phrase phrase, String noun) {
    return text.names().stream()
        .anyMatch(
            name ->
                phrase.to() == name.to()
                    && phrase.from() < name.from()
                    && text.lower(name.from() - 1).equals(noun));
  }

  /** Whether {@code noun} was talked of. */
  boolean mentions(String noun) {
    return Stream.of(question, answer)
        .flatMap(text -> text.words().stream())
        .anyMatch(word -> word.lower().equals(noun));
  }

  /** What each turn offers, the newest turn first. */
  static Stream<String> in(List<Turn> history, Function<EnglishReferents, Stream<String>> offered) {
    return history.reversed().stream().map(EnglishReferents::of).flatMap(offered);
  }
}
