package dev.trawl.lexical.rewrite;

import java.util.Set;

/** Classifies English common nouns by word lists and endings. Expects lower case. */
final class EnglishNouns {
  private static final Set<String> TITLES =
      words(
          "mr mrs ms miss dr prof professor sir lady lord king queen prince princess emperor"
              + " captain president saint st doctor judge count duke");
  private static final Set<String> PERSONS =
      words(
          "person man woman boy girl child friend guest witness pilot priest monk nun chief author"
              + " king queen captain mate cook maid clerk guard thief spy nurse judge poet widow"
              + " wife husband father mother son daughter brother sister uncle aunt cousin nephew"
              + " niece parent president chairman merchant servant student agent architect general"
              + " monarch pope bishop saint hero");
  private static final Set<String> THINGS =
      words(
          "river lake sea ocean island bay cape mount mountain valley forest street road avenue"
              + " square bridge station airport harbour harbor port tower castle palace hall house"
              + " hotel church cathedral abbey museum library theatre theater school college"
              + " university institute academy company corporation corp inc ltd llc group bank club"
              + " society association union league party committee council court ministry"
              + " department agency office city town county state province republic kingdom empire"
              + " war battle treaty act prize award cup times post journal project system");

  /** Nouns that end like a word for a person but mean something else. */
  private static final Set<String> NOT_PERSONS =
      words(
          "answer border chapter computer corner cover danger dinner door error factor favor favour"
              + " finger floor flower harvest honor horror humor ladder layer letter list manner"
              + " master matter meter metre mirror motor number offer order other paper pepper"
              + " power quarter register rumor sector shelter shoulder silver summer supper temper"
              + " terror tractor transfer trigger water weather winter wonder");

  private static final Set<String> PLACE_PREPOSITIONS =
      words("in at near through into across around outside inside beside");

  private static final Set<String> ABSTRACT =
      words(
          "year date day time month century age place reason way manner name number amount title"
              + " kind type sort part question answer height width length depth size weight");

  private static final Set<String> DOCUMENTS =
      words(
          "document documents text texts book books file files page pages chapter chapters section"
              + " sections paragraph passage article articles paper papers report reports story"
              + " manual contract letter novel poem");

  private EnglishNouns() {}

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  /** Returns true if {@code noun} is a title before a person's name. */
  static boolean isTitle(String noun) {
    return TITLES.contains(noun);
  }

  /**
   * Returns true if {@code noun} is in the list of words for people, or has an ending of such
   * words.
   */
  static boolean isPerson(String noun) {
    return isListedPersonWord(noun)
        || (noun.length() > 4
            && noun.matches(".*(er|or|ist|ian|wright|smith|man|woman)")
            && !isThing(noun)
            && !NOT_PERSONS.contains(noun));
  }

  /** Returns true if {@code noun} is in the list of words for people. */
  static boolean isListedPersonWord(String noun) {
    return PERSONS.contains(noun);
  }

  /**
   * Returns true if {@code noun} is a word for a thing. A name that contains it is not the name of
   * a person.
   */
  static boolean isThing(String noun) {
    return THINGS.contains(noun);
  }

  /** Returns true if a name after this preposition is the name of a place. */
  static boolean isPlacePreposition(String preposition) {
    return PLACE_PREPOSITIONS.contains(preposition);
  }

  /**
   * Returns true if {@code noun} is a property, such as a name. Pronouns do not refer to
   * properties.
   */
  static boolean isAbstract(String noun) {
    return ABSTRACT.contains(noun);
  }

  /** Returns true if {@code noun} is a word for the documents themselves. */
  static boolean isDocument(String noun) {
    return DOCUMENTS.contains(noun);
  }
}
