package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.words.Word;
import dev.trawl.protocol.Turn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the part of the previous question that a fragment replaces. */
record EnglishCounterparts(EnglishText previous, List<Turn> history) {
  private enum Form {
    NUMBER,
    NAME,
    NOUN;

    static Form of(EnglishText text) {
      if (text.words().stream().anyMatch(Word::hasDigit)) {
        return NUMBER;
      }
      return text.names().isEmpty() ? NOUN : NAME;
    }
  }

  /**
   * The last phrase after {@code preposition} that has the same form as {@code given}. If there is
   * no such phrase and {@code given} contains a name, the last name in the question.
   */
  Optional<Phrase> after(String preposition, EnglishText given) {
    return sameForm(given)
        .filter(phrase -> previous.lower(phrase.from() - 1).equals(preposition))
        .reduce((first, last) -> last)
        .or(() -> given.names().isEmpty() ? Optional.empty() : lastName());
  }

  /** The phrase that {@code given} replaces. */
  Optional<Phrase> of(EnglishText given) {
    var possessive = previous.possessivePhrase();
    if (possessive.isPresent() && given.possessivePhrase().isPresent()) {
      return possessive;
    }
    return switch (Form.of(given)) {
      case NUMBER -> sameForm(given).findFirst();
      case NAME -> name(given);
      case NOUN -> noun(given);
    };
  }

  private Stream<Phrase> sameForm(EnglishText given) {
    return previous.phrases().stream()
        .filter(phrase -> !previous.isAsked(phrase))
        .filter(phrase -> Form.of(EnglishText.of(phrase.text())) == Form.of(given));
  }

  private Optional<Phrase> lastName() {
    return previous.names().stream().reduce((first, last) -> last);
  }

  /**
   * Prefers a name with the same number of words, because people usually have two names and places
   * one.
   */
  private Optional<Phrase> name(EnglishText given) {
    return previous.names().stream()
        .filter(name -> name.length() == given.size())
        .findFirst()
        .or(this::lastName)
        .or(() -> previous.possessivePhrase().flatMap(previous::possessor))
        .or(this::firstPhrase);
  }

  /**
   * A noun that was mentioned before is another thing, so it replaces the possessor. Any other noun
   * is another property of the same thing, so it replaces the property.
   */
  private Optional<Phrase> noun(EnglishText given) {
    var noun = given.lower(given.size() - 1);
    var isKnown = history.stream().map(EnglishReferents::of).anyMatch(turn -> turn.mentions(noun));
    return previous
        .possessivePhrase()
        .flatMap(
            possessive -> isKnown ? previous.possessor(possessive) : previous.possessed(possessive))
        .or(this::firstPhrase);
  }

  private Optional<Phrase> firstPhrase() {
    return previous.fullPhrases().stream().filter(phrase -> !previous.isAsked(phrase)).findFirst();
  }
}
