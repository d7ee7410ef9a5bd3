package dev.trawl.retrieval.place;

import dev.trawl.retrieval.outline.EastWords;
import dev.trawl.retrieval.outline.Fold;
import dev.trawl.retrieval.outline.Unit;
import dev.trawl.retrieval.outline.UnitWords;
import dev.trawl.retrieval.place.PlaceReference.Aspect;
import dev.trawl.retrieval.place.PlaceReference.Every;
import dev.trawl.retrieval.place.PlaceReference.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds questions that ask how many parts, figures or pages there are: "how many chapters", 一共有几章.
 * Stateless.
 */
final class Counts {
  private static final Set<Unit> COUNTED =
      Set.of(
          Unit.VOLUME,
          Unit.BOOK,
          Unit.PART,
          Unit.CHAPTER,
          Unit.SECTION,
          Unit.ARTICLE,
          Unit.CLAUSE,
          Unit.APPENDIX,
          Unit.FIGURE,
          Unit.TABLE,
          Unit.PAGE,
          Unit.SLIDE,
          Unit.SHEET);

  private static final String HOW_MANY =
      "(?:how many|number of|wie viele|anzahl der|combien de|combien d['’]|nombre"
          + " de|cuantos|cuantas|numero de)";
  private static final Pattern LATIN =
      Pattern.compile(HOW_MANY + "\\s+(?:the\\s+|les\\s+|numbered\\s+)?([\\p{IsLatin}]+)(.*)");
  private static final Pattern COUNTED_BEFORE =
      Pattern.compile(
          HOW_MANY
              + "\\s+[\\p{IsLatin}]+\\s+(?:(?:are|does|has|have|hat|haben|gibt|il|y|a|tiene|hay"
              + "|es|there|the|das|le|la|el|in|im|dans|en)\\s+)*$");

  /**
   * Words that may follow the unit. Other words mean that the question counts something in the
   * text.
   */
  private static final Pattern OF_DOCUMENT =
      Pattern.compile(
          "^[\\s,]*(?:(?:are|is|there|does|do|has|have|in|of|the|this|it|hat|haben|gibt|es|im|das|dieses"
              + "|der|in|gibt|contient|contain|a|t|il|elle|y|dans|le|la|ce|cette|comporte|compte|tiene"
              + "|contiene|hay|en|el|este|esta|document|book|text|paper|report|file|contract|novel"
              + "|dokument|buch|bericht|vertrag|livre|texte|rapport|documento|libro|texto|informe"
              + "|contrato|altogether|total|insgesamt|comprise|whole)\\b[\\s,'’-]*)*[?.!]*\\s*$");

  private static final Pattern EAST =
      Pattern.compile(
          "(?:几|幾|多少|何)\\s*(?:个|個|张|張|幅)?\\s*(章|回|节|節|页|頁|ページ|图|圖|図|表|条|條|部|卷)"
              + "|(章|節|ページ|図|表)(?:は|が)?(?:いくつ|何)");

  private Counts() {}

  static List<PlaceReference> in(String question) {
    var latin = LATIN.matcher(Fold.word(question));
    if (latin.find() && OF_DOCUMENT.matcher(latin.group(2)).matches()) {
      return UnitWords.of(latin.group(1))
          .filter(COUNTED::contains)
          .map(unit -> List.of(counted(question, List.of(), unit)))
          .orElse(List.of());
    }
    return east(question)
        .map(unit -> List.of(counted(question, List.of(), unit)))
        .orElse(List.of());
  }

  private static Optional<Unit> east(String question) {
    var east = EAST.matcher(question);
    if (!east.find() || "回".equals(east.group(1)) && !question.contains("回目")) {
      return Optional.empty();
    }
    return Optional.of(EastWords.unit(east.group(1) == null ? east.group(2) : east.group(1)));
  }

  /**
   * Whether the text before a reference asks for a number: "how many sections are in" before
   * "chapter 2".
   */
  static boolean asksForCount(String before) {
    var folded = Fold.word(before);
    if (!COUNTED_BEFORE.matcher(folded).find()) {
      return false;
    }
    var latin = LATIN.matcher(folded);
    return latin.find() && UnitWords.of(latin.group(1)).filter(COUNTED::contains).isPresent();
  }

  /**
   * A reference for a question such as "How many sections are in chapter 2?", where {@code place}
   * is chapter 2.
   */
  static PlaceReference inside(String question, List<Step> place) {
    var latin = LATIN.matcher(Fold.word(question));
    var unit = latin.find() ? UnitWords.of(latin.group(1)).orElse(Unit.CHAPTER) : Unit.CHAPTER;
    return counted(question, place, unit);
  }

  private static PlaceReference counted(String question, List<Step> place, Unit unit) {
    var steps = new ArrayList<>(place);
    steps.add(new Step(unit, new Every()));
    return new PlaceReference(question.strip(), Aspect.COUNT, steps);
  }
}
