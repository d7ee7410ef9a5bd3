package dev.trawl.lexical.rewrite;

import dev.trawl.lexical.words.EnglishTagger;
import dev.trawl.lexical.words.FunctionWords;
import dev.trawl.lexical.words.Quoted;
import dev.trawl.lexical.words.Tag;
import dev.trawl.lexical.words.Word;
import dev.trawl.lexical.words.WordScanner;
import dev.trawl.protocol.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An English text with its tagged words and its phrases: proper names, noun groups, and their
 * parts.
 *
 * @param phrases in text order; if two phrases start at the same word, the longer phrase comes
 *     first
 */
record EnglishText(String text, List<Word> words, List<Tag> tags, List<Phrase> phrases) {
  private static final Set<Tag> GROUPED = EnumSet.of(Tag.ADJ, Tag.NOUN, Tag.NAME, Tag.NUM);
  private static final Set<String> FORMS_OF_DO = Set.of("do", "does", "did");
  private static final Set<String> ABBREVIATED =
      Set.of("mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "capt", "gen");
  private static final Set<String> ARTICLES = Set.of("the", "a", "an");
  private static final Set<String> PARTICLES =
      Set.of("de", "van", "von", "der", "den", "del", "della", "da", "di", "du", "la", "bin", "al");
  private static final Set<String> CALENDAR =
      Set.of(
          ("january february march april may june july august september october november december"
                  + " monday tuesday wednesday thursday friday saturday sunday")
              .split(" "));

  static EnglishText of(String text) {
    var words = WordScanner.scan(text);
    var tags = new ArrayList<>(EnglishTagger.shared().tag(words));
    tagVerbAfterDid(words, tags);
    var withoutPhrases = new EnglishText(text, words, tags, List.of());
    return new EnglishText(text, words, withoutPhrases.tags, withoutPhrases.findPhrases());
  }

  /**
   * Tags the last noun after a form of "do" as a verb if the tagger found no verb: "did the bridge
   * collapse?".
   */
  private static void tagVerbAfterDid(List<Word> words, List<Tag> tags) {
    for (int at = 0; at < tags.size(); at++) {
      if (FORMS_OF_DO.contains(words.get(at).lower())
          && !tags.subList(at + 1, tags.size()).contains(Tag.VERB)) {
        int end = at + 1;
        while (end < tags.size() && (GROUPED.contains(tags.get(end)) || tags.get(end) == Tag.DET)) {
          end++;
        }
        if (end - at > 2 && tags.get(end - 1) == Tag.NOUN) {
          tags.set(end - 1, Tag.VERB);
        }
        return;
      }
    }
  }

  private List<Phrase> findPhrases() {
    var found = new ArrayList<Phrase>();
    for (int at = 0; at < size(); ) {
      int end = addGroup(at, found);
      at = Math.max(end, at + 1);
    }
    for (int at = 0; at < size(); ) {
      int end = nameEnd(at);
      if (end > at) {
        add(at, end, true, false, found);
      }
      at = Math.max(end, at + 1);
    }
    found.sort(
        Comparator.comparingInt(Phrase::from)
            .thenComparing(Comparator.comparingInt(Phrase::length).reversed()));
    return found.stream().distinct().toList();
  }

  /** Adds the group that begins at {@code at} and its parts; returns its end. */
  private int addGroup(int at, List<Phrase> found) {
    int end = groupEnd(at);
    if (end == at) {
      return at;
    }
    var parts = new ArrayList<Integer>(List.of(at, end));
    int fullEnd = end;
    while (lower(fullEnd).matches("of|'s|’s") && groupEnd(fullEnd + 1) > fullEnd + 1) {
      parts.add(fullEnd + 1);
      fullEnd = groupEnd(fullEnd + 1);
      parts.add(fullEnd);
    }
    for (int part = 0; part < parts.size(); part += 2) {
      boolean isFull = parts.size() == 2;
      add(parts.get(part), parts.get(part + 1), isName(parts, part), isFull, found);
    }
    if (parts.size() > 2) {
      boolean isPossessorFirst = lower(end).matches("'s|’s");
      var head = words.get((isPossessorFirst ? fullEnd : end) - 1).lower();
      found.add(new Phrase(at, fullEnd, between(at, fullEnd), head, false, true));
    }
    return fullEnd;
  }

  private boolean isName(List<Integer> parts, int part) {
    return nameEnd(parts.get(part)) == parts.get(part + 1);
  }

  private void add(int from, int to, boolean isName, boolean isFull, List<Phrase> found) {
    var known = found.stream().anyMatch(p -> p.from() == from && p.to() == to);
    if (!known) {
      found.add(new Phrase(from, to, between(from, to), words.get(to - 1).lower(), isName, isFull));
    }
  }

  /**
   * The index after the article, adjectives and nouns that begin at {@code at}; {@code at} if there
   * are none.
   */
  private int groupEnd(int at) {
    int start = at < size() && ARTICLES.contains(lower(at)) ? at + 1 : at;
    int end = start;
    while (isGrouped(end)) {
      end++;
    }
    while (end > start && tag(end - 1) == Tag.ADJ && !isNamePart(end - 1)) {
      end--;
    }
    return end > start ? end : at;
  }

  /** Returns true if the word can belong to a group of adjectives and nouns. */
  boolean isGrouped(int at) {
    return !cannotBeInName(at) && (GROUPED.contains(tag(at)) || isNamePart(at) || isHyphenated(at))
        || isAbbreviation(at) && isNamePart(at - 1) && isNamePart(at + 1);
  }

  /** Returns true if the word is part of a compound such as "well-known". */
  private boolean isHyphenated(int at) {
    if (at >= size() || lower(at).equals("-")) {
      return at > 0 && at + 1 < size() && !words.get(at + 1).isMark();
    }
    return !words.get(at).isMark() && (lower(at - 1).equals("-") || lower(at + 1).equals("-"));
  }

  private int nameEnd(int at) {
    int end = at;
    for (int i = at; i < size(); i++) {
      if (isNamePart(i)) {
        end = i + 1;
      } else if (i == at || !PARTICLES.contains(lower(i)) && !isAbbreviation(i)) {
        break;
      }
    }
    return end;
  }

  /** Returns true if the full stop at {@code at} belongs to an initial or a title. */
  private boolean isAbbreviation(int at) {
    return lower(at).equals(".")
        && (lower(at - 1).length() == 1 || ABBREVIATED.contains(lower(at - 1)));
  }

  private boolean isNamePart(int at) {
    if (at >= size()) {
      return false;
    }
    var word = words.get(at);
    return word.startsUpper()
        && !FunctionWords.isEnglish(word.lower())
        && !CALENDAR.contains(word.lower())
        && (tag(at) == Tag.NAME || !beginsSentence(at) || beginsName(at));
  }

  /**
   * Returns true if the first word of a sentence belongs to a name. The tagger cannot always tell,
   * because the word is capitalised anyway.
   */
  private boolean beginsName(int at) {
    return GROUPED.contains(tag(at))
        && at + 1 < size()
        && words.get(at + 1).startsUpper()
        && !FunctionWords.isEnglish(lower(at + 1));
  }

  private boolean beginsSentence(int at) {
    return at == 0 || lower(at - 1).matches("[.!?\"“«]") && !isAbbreviation(at - 1);
  }

  /** Returns true if the word is a question word, a pronoun or a form of "do". */
  private boolean cannotBeInName(int at) {
    return tag(at) == Tag.PRON
        || FORMS_OF_DO.contains(lower(at))
        || lower(at).matches("wh\\w+|how");
  }

  int size() {
    return words.size();
  }

  /** The word in lower case; empty if {@code at} is outside the text. */
  String lower(int at) {
    return at >= 0 && at < size() ? words.get(at).lower() : "";
  }

  Tag tag(int at) {
    return at >= 0 && at < size() ? tags.get(at) : Tag.PUNCT;
  }

  String between(int from, int to) {
    return text.substring(words.get(from).start(), words.get(to - 1).end());
  }

  boolean isQuoted(int at) {
    return Quoted.spans(text).stream().anyMatch(span -> contains(span, words.get(at)));
  }

  private static boolean contains(Span span, Word word) {
    return span.startChar() <= word.start() && word.end() <= span.endChar();
  }

  List<Phrase> names() {
    return phrases.stream().filter(Phrase::isName).toList();
  }

  List<Phrase> fullPhrases() {
    return phrases.stream().filter(Phrase::isFull).toList();
  }

  /** Returns true if a question word comes before the phrase: "which river", "how many ships". */
  boolean followsQuestionWord(Phrase phrase) {
    return lower(phrase.from() - 1).matches("which|what|whose|how|many|much");
  }

  /** The first possessive phrase, such as "the height of the tower". */
  Optional<Phrase> possessivePhrase() {
    return fullPhrases().stream().filter(phrase -> possessor(phrase).isPresent()).findFirst();
  }

  /**
   * The possessor in a possessive phrase: "the tower" in "the height of the tower" and "the tower's
   * height".
   */
  Optional<Phrase> possessor(Phrase phrase) {
    return phrases.stream()
        .filter(p -> !p.equals(phrase) && phrase.contains(p))
        .filter(
            p ->
                (p.to() == phrase.to() && lower(p.from() - 1).equals("of"))
                    || (p.from() == phrase.from() && lower(p.to()).matches("'s|’s")))
        .findFirst();
  }

  /** The noun that belongs to the possessor, with its article: "the height". */
  Optional<Phrase> possessed(Phrase phrase) {
    return phrases.stream()
        .filter(p -> !p.equals(phrase) && phrase.contains(p))
        .filter(
            p ->
                (p.from() == phrase.from() && lower(p.to()).equals("of"))
                    || (p.to() == phrase.to() && lower(p.from() - 1).matches("'s|’s")))
        .findFirst();
  }

  /** The text with {@code phrase} replaced by {@code other}. */
  String replaced(Phrase phrase, String other) {
    return replaced(phrase.from(), phrase.to(), other);
  }

  String replaced(int from, int to, String other) {
    return text.substring(0, words.get(from).start())
        + other
        + text.substring(words.get(to - 1).end());
  }
}
