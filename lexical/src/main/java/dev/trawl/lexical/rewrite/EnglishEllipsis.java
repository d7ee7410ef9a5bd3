package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.words.Tag;
import dev.trawl.protocol.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Completes a fragment ("And in Germany?", "What about the tower?") from the previous question: the
 * fragment replaces the corresponding part of that question.
 */
record EnglishEllipsis(List<Turn> history) {
  private static final int I = Pattern.CASE_INSENSITIVE;

  private static final Pattern PART =
      Pattern.compile(
          "^(?:(?:ok|okay|so|well|and|but|or|now|then)\\b,?\\s+)*+(?<about>(?:what|how)\\s+about\\s+)?(?<part>.+?)\\s*[?.!]*$",
          I);

  /** The first words of a fragment. */
  private static final Pattern FRAGMENT =
      Pattern.compile(
          "^(?:and|but|or|(?:so\\s+)?(?:what|how)\\s+about)\\b.*"
              + "|^(?:in|at|on|for|of|from|to|with|by|under|during|near)\\b.*[?]$",
          I);

  private static final Pattern ADVERB = Pattern.compile("(?:since |until )?when|where|why|how", I);
  private static final int MAX_WORDS = 10;

  /** Returns true if {@code question} begins like a fragment. */
  static boolean isFragment(String question) {
    return FRAGMENT.matcher(question).matches();
  }

  String completed(String question) {
    var part = PART.matcher(question.strip());
    return isFragment(question) && part.matches()
        ? complete(part.group("part"), part.group("about") != null).orElse(question)
        : question;
  }

  private Optional<String> complete(String part, boolean isTopic) {
    var fragment = EnglishText.of(part);
    var previous = previousQuestion(fragment);
    if (previous.size() < 2 || fragment.size() > MAX_WORDS || hasVerb(fragment, isTopic)) {
      return Optional.empty();
    }
    if (ADVERB.matcher(part).matches()) {
      return withAdverb(part, previous);
    }
    if (fragment.lower(0).matches("which|what|whose|who")) {
      return withOtherNoun(fragment, previous);
    }
    var counterparts = new EnglishCounterparts(previous, history);
    return fragment.tag(0) == Tag.ADP && fragment.size() > 1
        ? Optional.of(withPlace(fragment, counterparts))
        : counterparts.of(fragment).map(phrase -> previous.replaced(phrase, part));
  }

  /**
   * Returns true if the fragment has a verb and is therefore a complete question. The topic of
   * "what about" may have a verb in a relative clause: "the ship that sank".
   */
  private static boolean hasVerb(EnglishText text, boolean isTopic) {
    return text.tags().contains(Tag.AUX) || (!isTopic && text.tags().contains(Tag.VERB));
  }

  /**
   * The question that the fragment continues. If the fragment is "the keeper of the gate", this is
   * the last question about a keeper of something. If there is no such question, or the fragment
   * has no possessor, it is the last question.
   */
  private EnglishText previousQuestion(EnglishText fragment) {
    var questions = history.reversed().stream().map(turn -> EnglishText.of(turn.question()));
    var possessive = fragment.possessivePhrase();
    return questions
        .filter(
            previous ->
                possessive.isEmpty()
                    || previous
                        .possessivePhrase()
                        .filter(p -> p.isA(possessive.get().head()))
                        .isPresent())
        .findFirst()
        .orElseGet(() -> EnglishText.of(history.getLast().question()));
  }

  /** Completes "And when?" after "Where was …" or "Who built …". */
  private Optional<String> withAdverb(String adverb, EnglishText previous) {
    if (ADVERB.matcher(previous.lower(0)).matches() && previous.tag(1) == Tag.AUX) {
      return Optional.of(capitalised(previous.replaced(0, 1, adverb)));
    }
    return previous.lower(0).equals("who") && previous.tag(1) == Tag.VERB
        ? EnglishReferents.of(history.getLast())
            .referentsOfHeOrShe(Sex.UNKNOWN)
            .findFirst()
            .map(who -> capitalised(previous.replaced(0, 1, adverb + " was it that " + who)))
        : Optional.empty();
  }

  /** Completes "And which lake?" after "Which river …". */
  private static Optional<String> withOtherNoun(EnglishText fragment, EnglishText previous) {
    return fragment.size() > 1 && previous.lower(0).matches("which|what|whose")
        ? previous.phrases().stream()
            .filter(phrase -> phrase.from() == 1)
            .findFirst()
            .map(phrase -> capitalised(previous.replaced(0, phrase.to(), fragment.text())))
        : Optional.empty();
  }

  /**
   * Completes "In Germany?". The fragment replaces the phrase after the same preposition, or a
   * name, or is appended to the question.
   */
  private static String withPlace(EnglishText fragment, EnglishCounterparts counterparts) {
    var inner = EnglishText.of(fragment.between(1, fragment.size()));
    var previous = counterparts.previous();
    return counterparts
        .after(fragment.lower(0), inner)
        .map(phrase -> previous.replaced(phrase, inner.text()))
        .orElseGet(
            () ->
                "%s %s %s?"
                    .formatted(
                        previous.text().replaceFirst("\\s*[?.!]*$", ""),
                        fragment.lower(0),
                        inner.text()));
  }

  private static String capitalised(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
