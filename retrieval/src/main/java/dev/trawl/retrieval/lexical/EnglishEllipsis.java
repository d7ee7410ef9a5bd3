package dev.trawl.retrieval.lexical;

import dev.trawl.protocol.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Completes what is only a part of a question ("And in Germany?", "What about the tower?") from the
 * question before: the part takes the place of its like.
 */
record EnglishEllipsis(List<Turn> history) {
  private static final Pattern LED =
      Pattern.compile(
          "^(?:(?:ok|okay|so|well|and|but|or|now|then)\\b,?\\s+)*+(?<about>(?:what|how)\\s+about\\s+)?(?<part>.+?)\\s*[?.!]*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:and|but|or|what about|how about|so what about)\\b.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLACED =
      Pattern.compile(
          "^(?:in|at|on|for|of|from|to|with|by|under|during|near)\\b.*[?]$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ADVERB =
      Pattern.compile("(?:since |until )?(?:when|where|why|how)", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_WORDS = 10;

  String completed(String question) {
    var led = LED.matcher(question.strip());
    var isPart = LEAD.matcher(question).matches() || PLACED.matcher(question).matches();
    var before = EnglishText.of(history.getLast().question());
    if (!isPart || !led.matches() || before.size() < 2) {
      return question;
    }
    var part = led.group("part");
    return whole(part, led.group("about") != null, before).orElse(question);
  }

  private Optional<String> whole(String part, boolean isTopic, EnglishText before) {
    if (ADVERB.matcher(part).matches()) {
      return otherwiseAsked(part, before);
    }
    var given = EnglishText.of(part);
    if (given.size() > LONGEST_WORDS || hasVerb(given, isTopic)) {
      return Optional.empty();
    }
    if (given.lower(0).matches("which|what|whose|who")) {
      return asked(given, before);
    }
    return given.tag(0) == Tag.ADP && given.size() > 1
        ? placed(given, before)
        : like(given, part, before);
  }

  /** Of what is asked about, a clause may hang on it: "the ship that sank". */
  private static boolean hasVerb(EnglishText text, boolean isTopic) {
    return text.tags().contains(Tag.AUX) || !isTopic && text.tags().contains(Tag.VERB);
  }

  /** "And when?" after "Where was …". */
  private static Optional<String> otherwiseAsked(String adverb, EnglishText before) {
    return ADVERB.matcher(before.lower(0)).matches() && before.tag(1) == Tag.AUX
        ? Optional.of(capitalised(before.replaced(0, 1, adverb)))
        : Optional.empty();
  }

  /** "And which lake?" after "Which river …". */
  private static Optional<String> asked(EnglishText given, EnglishText before) {
    var noun = before.phrases().stream().filter(p -> p.from() == 1).findFirst();
    return given.size() > 1 && before.lower(0).matches("which|what|whose")
        ? noun.map(p -> capitalised(before.replaced(0, p.to(), given.text())))
        : Optional.empty();
  }

  /** "In Germany": instead of what stands in something, or of another name, or besides. */
  private static Optional<String> placed(EnglishText given, EnglishText before) {
    var inner = EnglishText.of(given.between(1, given.size()));
    Predicate<Phrase> samePlace = p -> before.lower(p.from() - 1).equals(given.lower(0));
    return likes(inner, before).stream()
        .filter(samePlace)
        .reduce((first, last) -> last)
        .or(() -> onlyName(inner, before))
        .map(phrase -> before.replaced(phrase, inner.text()))
        .or(
            () ->
                Optional.of(
                    before.text().replaceFirst("\\s*[?.!]*$", "") + " " + lower(given) + "?"));
  }

  private static String lower(EnglishText given) {
    return given.lower(0) + given.text().substring(given.words().getFirst().end());
  }

  private static Optional<Phrase> onlyName(EnglishText inner, EnglishText before) {
    return inner.names().isEmpty()
        ? Optional.empty()
        : before.names().stream().reduce((first, last) -> last);
  }

  private enum Form {
    NUMBER,
    NAME,
    NOUN
  }

  private static Form form(EnglishText text) {
    if (text.words().stream().anyMatch(Word::hasDigit)) {
      return Form.NUMBER;
    }
    return text.names().isEmpty() ? Form.NOUN : Form.NAME;
  }

  /** The phrases of the question before that are of the form of what is given. */
  private static List<Phrase> likes(EnglishText given, EnglishText before) {
    var form = form(given);
    return before.phrases().stream()
        .filter(phrase -> !before.lower(phrase.from() - 1).matches("which|what|whose"))
        .filter(phrase -> form == form(EnglishText.of(phrase.text())))
        .toList();
  }

  private Optional<String> like(EnglishText given, String part, EnglishText before) {
    return instead(given, before).map(phrase -> before.replaced(phrase, part));
  }

  /** What gives way. */
  private Optional<Phrase> instead(EnglishText given, EnglishText before) {
    var chain = before.wholes().stream().filter(p -> before.owner(p).isPresent()).findFirst();
    var isChain = given.wholes().stream().anyMatch(p -> given.owner(p).isPresent());
    if (chain.isPresent() && isChain) {
      return chain;
    }
    return switch (form(given)) {
      case NUMBER -> likes(given, before).stream().findFirst();
      case NAME -> name(given, before, chain);
      case NOUN -> noun(given, before, chain);
    };
  }

  private static Optional<Phrase> name(
      EnglishText given, EnglishText before, Optional<Phrase> chain) {
    var names = before.names();
    return names.stream()
        .filter(name -> name.length() == given.size())
        .findFirst()
        .or(() -> names.stream().reduce((first, last) -> last))
        .or(() -> chain.flatMap(before::owner))
        .or(() -> first(before));
  }

  /** What was talked of before is another thing; what was not is another side of the same thing. */
  private Optional<Phrase> noun(EnglishText given, EnglishText before, Optional<Phrase> chain) {
    var noun = given.lower(given.size() - 1);
    var isKnown = history.stream().map(EnglishReferents::of).anyMatch(turn -> turn.mentions(noun));
    return chain
        .flatMap(whole -> isKnown ? before.owner(whole) : before.owned(whole))
        .or(() -> first(before));
  }

  private static Optional<Phrase> first(EnglishText before) {
    return before.wholes().stream()
        .filter(
            phrase -> !before.lower(phrase.from() - 1).matches("which|what|whose|how|many|much"))
        .findFirst();
  }

  private static String capitalised(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
