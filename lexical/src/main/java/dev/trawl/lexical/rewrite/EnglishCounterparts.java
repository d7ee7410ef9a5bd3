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
   * The last phrase after {@code preposition} that has the same form as {@code fragment}. If there
   * is no such phrase and {@code fragment} contains a name, the last name in the question.
   */
  Optional<Phrase> after(String preposition, EnglishText fragment) {
    return sameForm(fragment)
        .filter(phrase -> previous.lower(phrase.from() - 1).equals(preposition))
        .reduce((first, last) -> last)
        .or(() -> fragment.names().isEmpty() ? Optional.empty() : lastName());
  }

  /** The phrase that {@code fragment} replaces. */
  Optional<Phrase> of(EnglishText fragment) {
    var possessive = previous.possessivePhrase();
    if (possessive.isPresent() && fragment.possessivePhrase().isPresent()) {
      return possessive;
    }
    return switch (Form.of(fragment)) {
      case NUMBER -> sameForm(fragment).findFirst();
      case NAME -> name(fragment);
      case NOUN -> noun(fragment);
    };
  }

  private Stream<Phrase> sameForm(EnglishText fragment) {
    return previous.phrases().stream()
        .filter(phrase -> !previous.followsQuestionWord(phrase))
        .filter(phrase -> Form.of(EnglishText.of(phrase.text())) == Form.of(fragment));
  }

  private Optional<Phrase> lastName() {
    return previous.names().stream().reduce((first, last) -> last);
  }

  /**
   * Prefers a name with the same number of words, because the name of a person usually has two
   * words, and the name of a place has one.
   */
  private Optional<Phrase> name(EnglishText fragment) {
    return previous.names().stream()
        .filter(name -> name.length() == fragment.size())
        .findFirst()
        .or(this::lastName)
        .or(() -> previous.possessivePhrase().flatMap(previous::possessor))
        .or(this::firstPhrase);
  }

  /**
   * If an earlier turn mentions the noun, it is treated as another thing and replaces the
   * possessor. Otherwise it is treated as another property of the same thing and replaces the
   * property.
   */
  private Optional<Phrase> noun(EnglishText fragment) {
    var noun = fragment.lower(fragment.size() - 1);
    var isKnown = history.stream().map(EnglishReferents::of).anyMatch(turn -> turn.mentions(noun));
    return previous
        .possessivePhrase()
        .flatMap(
            possessive -> isKnown ? previous.possessor(possessive) : previous.possessed(possessive))
        .or(this::firstPhrase);
  }

  private Optional<Phrase> firstPhrase() {
    return previous.fullPhrases().stream()
        .filter(phrase -> !previous.followsQuestionWord(phrase))
        .findFirst();
  }
}
