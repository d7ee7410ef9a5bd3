package dev.trawl.lexical.span;

import dev.trawl.lexical.words.Tag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds every span of a sentence that may be an answer: every sequence of words that starts and
 * ends at a possible boundary of an answer, and the rest of a clause after a word of the question.
 */
final class Candidates {
  private static final int MAX_WORDS = 12;
  private static final Set<Tag> NEVER_FIRST =
      EnumSet.of(Tag.PUNCT, Tag.CONJ, Tag.PART, Tag.MEASURE);
  private static final Set<Tag> NEVER_LAST =
      EnumSet.of(Tag.PUNCT, Tag.CONJ, Tag.DET, Tag.ADP, Tag.AUX, Tag.SUBORD);

  /** An answer cannot end with one of these words, whatever tag the word has. */
  private static final Set<String> NEVER_LAST_WORDS =
      Set.of("about", "of", "with", "from", "into", "than", "and", "or", "the", "a", "an");

  private static final String OPENING = "(\"“《「『[";
  private static final String CLOSING = ")\"”》」』]";

  private Candidates() {}

  static List<Candidate> of(ParsedSentence sentence) {
    var found = new ArrayList<Candidate>();
    for (int from = 0; from < sentence.size(); from++) {
      if (!mayBegin(sentence, from)) {
        continue;
      }
      int end = clauseEnd(sentence, from);
      for (int to = from + 1; to <= end; to++) {
        boolean isRestOfClause = to == end && followsWordOfQuestion(sentence, from);
        if ((to - from <= MAX_WORDS || isRestOfClause)
            && mayEnd(sentence, to - 1)
            && isBalanced(sentence, from, to)
            && hasNewWord(sentence, from, to)) {
          found.add(new Candidate(sentence, from, to));
        }
      }
    }
    return found;
  }

  /**
   * Returns true if the words before and at {@code at} are two capitalised words of the same name.
   */
  private static boolean splitsName(ParsedSentence sentence, int at) {
    return sentence.tag(at - 1) == Tag.NAME
        && sentence.tag(at) == Tag.NAME
        && !isChinese(sentence)
        && sentence.word(at - 1).startsUpper()
        && sentence.word(at).startsUpper();
  }

  private static boolean mayBegin(ParsedSentence sentence, int at) {
    if (splitsName(sentence, at)) {
      return false;
    }
    var tag = sentence.tag(at);
    var surface = sentence.word(at).surface();
    if (tag == Tag.PUNCT) {
      return OPENING.indexOf(surface.charAt(0)) >= 0;
    }
    if (surface.startsWith("'") || surface.startsWith("’") || surface.equals("n't")) {
      return false;
    }
    return !NEVER_FIRST.contains(tag) || (tag == Tag.PART && !isChinese(sentence));
  }

  private static boolean isChinese(ParsedSentence sentence) {
    return sentence.marked().chunk().language().equals("zh");
  }

  private static boolean mayEnd(ParsedSentence sentence, int at) {
    if (splitsName(sentence, at + 1)) {
      return false;
    }
    var tag = sentence.tag(at);
    if (tag == Tag.MEASURE && sentence.tag(at + 1) == Tag.NUM && isChinese(sentence)) {
      return false;
    }
    if (tag == Tag.PUNCT) {
      return CLOSING.indexOf(sentence.word(at).surface().charAt(0)) >= 0;
    }
    return !NEVER_LAST.contains(tag)
        && !NEVER_LAST_WORDS.contains(sentence.lower(at))
        && !(tag == Tag.PART && !isChinese(sentence));
  }

  /** Returns true if one of the three words before {@code at} is a word of the question. */
  private static boolean followsWordOfQuestion(ParsedSentence sentence, int at) {
    for (int i = at - 1; i >= 0 && i >= at - 3; i--) {
      if (sentence.isInQuestion(i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The end of the clause that contains {@code from}: its final punctuation mark, or the end of the
   * sentence.
   */
  private static int clauseEnd(ParsedSentence sentence, int from) {
    for (int i = from; i < sentence.size(); i++) {
      var surface = sentence.word(i).surface();
      if (";；。！？!?".contains(surface)) {
        return i;
      }
    }
    int end = sentence.size();
    return end > from + 1 && sentence.lower(end - 1).equals(".") ? end - 1 : end;
  }

  /**
   * Returns true if the span has a content word that the question does not contain, or has no
   * content word at all.
   */
  private static boolean hasNewWord(ParsedSentence sentence, int from, int to) {
    boolean content = false;
    for (int i = from; i < to; i++) {
      boolean isContent = isContent(sentence.tag(i));
      if (isContent && !sentence.isInQuestion(i)) {
        return true;
      }
      content |= isContent;
    }
    return !content;
  }

  static boolean isContent(Tag tag) {
    return switch (tag) {
      case NOUN, NAME, VERB, ADJ, ADV, NUM, OTHER, MEASURE -> true;
      default -> false;
    };
  }

  private static boolean isBalanced(ParsedSentence sentence, int from, int to) {
    int depth = 0;
    int straight = 0;
    for (int i = from; i < to; i++) {
      char mark = sentence.word(i).surface().charAt(0);
      if (mark == '"') {
        straight++;
      } else if ("(“《「『[（".indexOf(mark) >= 0) {
        depth++;
      } else if (")”》」』]）".indexOf(mark) >= 0 && --depth < 0) {
        return false;
      }
    }
    return depth == 0 && straight % 2 == 0;
  }
}
