package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.words.Word;
import dev.trawl.protocol.Turn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the part of the previous question that a fragment replaces. */
record EnglishCounterparts(EnglishText before, List<Turn> history) {
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
   * none and {@code given} contains a name, the last name.
   */
  Optional<Phrase> after(String preposition, EnglishText given) {
    return sameForm(given)
        .filter(phrase -> before.lower(phrase.from() - 1).equals(preposition))
        .reduce((first, last) -> last)
        .or(() -> given.names().isEmpty() ? Optional.empty() : lastName());
  }

  /** The phrase that {@code given} replaces. */
  Optional<Phrase> of(EnglishText given) {
    var chain = before.chain();
    if (chain.isPresent() && given.chain().isPresent()) {
      return chain;
    }
    return switch (Form.of(given)) {
      case NUMBER -> sameForm(given).findFirst();
      case NAME -> name(given);
      case NOUN -> noun(given);
    };
  }

  private Stream<Phrase> sameForm(EnglishText given) {
    return before.phrases().stream()
        .filter(phrase -> !before.isAsked(phrase))
        .filter(phrase -> Form.of(EnglishText.of(phrase.text())) == Form.of(given));
  }

  private Optional<Phrase> lastName() {
    return before.names().stream().reduce((first, last) -> last);
  }

  /**
   * Prefers a name with the same number of words, because people usually have two names and places
   * one.
   */
  private Optional<Phrase> name(EnglishText given) {
    return before.names().stream()
        .filter(name -> name.length() == given.size())
        .findFirst()
        .or(this::lastName)
        .or(() -> before.chain().flatMap(before::owner))
        .or(this::first);
  }

  /**
   * A noun that was mentioned before is a different thing, so it replaces the owner. Any other noun
   * is a different property of the same thing.
   */
  private Optional<Phrase> noun(EnglishText given) {
    var noun = given.lower(given.size() - 1);
    var isKnown = history.stream().map(EnglishReferents::of).anyMatch(turn -> turn.mentions(noun));
    return before
        .chain()
        .flatMap(chain -> isKnown ? before.owner(chain) : before.owned(chain))
        .or(this::first);
  }

  private Optional<Phrase> first() {
    return before.wholes().stream().filter(phrase -> !before.isAsked(phrase)).findFirst();
  }
}
