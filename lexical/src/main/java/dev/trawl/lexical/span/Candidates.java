package dev.trawl.lexical.span;

import dev.trawl.lexical.words.Tag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts from a sentence every span that could be an answer: any run of words that neither begins nor
 * ends where no answer would, and whatever a clause leaves when the words of the question are taken
 * away.
 */
final class Candidates {
  private static final int MOST_WORDS = 12;
  private static final Set<Tag> NEVER_FIRST =
      EnumSet.of(Tag.PUNCT, Tag.CONJ, Tag.PART, Tag.MEASURE);
  private static final Set<Tag> NEVER_LAST =
      EnumSet.of(Tag.PUNCT, Tag.CONJ, Tag.DET, Tag.ADP, Tag.AUX, Tag.SUBORD);

  /** After these more must follow, whatever the tagger takes them for. */
  private static final Set<String> LEADING =
      Set.of("about", "of", "with", "from", "into", "than", "and", "or", "the", "a", "an");

  private static final String OPENING = "(\"“《「『[";
  private static final String CLOSING = ")\"”》」』]";

  private Candidates() {}

  static List<Candidate> of(Parsed sentence) {
    var found = new ArrayList<Candidate>();
    for (int from = 0; from < sentence.size(); from++) {
      if (!mayBegin(sentence, from)) {
        continue;
      }
      int end = clauseEnd(sentence, from);
      for (int to = from + 1; to <= end; to++) {
        boolean remains = to == end && isAfterAsked(sentence, from);
        if ((to - from <= MOST_WORDS || remains)
            && mayEnd(sentence, to - 1)
            && isBalanced(sentence, from, to)
            && saysMore(sentence, from, to)) {
          found.add(new Candidate(sentence, from, to));
        }
      }
    }
    return found;
  }

  /** Whether {@code at} is inside a name: between two capitalised words of it. */
  private static boolean splitsName(Parsed sentence, int at) {
    return sentence.tag(at - 1) == Tag.NAME
        && sentence.tag(at) == Tag.NAME
        && !isChinese(sentence)
        && sentence.word(at - 1).startsUpper()
        && sentence.word(at).startsUpper();
  }

  private static boolean mayBegin(Parsed sentence, int at) {
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

  private static boolean isChinese(Parsed sentence) {
    return sentence.scene().chunk().language().equals("zh");
  }

  private static boolean mayEnd(Parsed sentence, int at) {
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
        && !LEADING.contains(sentence.lower(at))
        && !(tag == Tag.PART && !isChinese(sentence));
  }

  /** Whether only words of the question, or the sentence's beginning, stand before {@code at}. */
  private static boolean isAfterAsked(Parsed sentence, int at) {
    for (int i = at - 1; i >= 0 && i >= at - 3; i--) {
      if (sentence.isAsked(i)) {
        return true;
      }
    }
    return false;
  }

  /** Where the clause of {@code from} ends: at a mark that parts clauses, or with the sentence. */
  private static int clauseEnd(Parsed sentence, int from) {
    for (int i = from; i < sentence.size(); i++) {
      var surface = sentence.word(i).surface();
      if (";；。！？!?".contains(surface)) {
        return i;
      }
    }
    int end = sentence.size();
    return end > from + 1 && sentence.lower(end - 1).equals(".") ? end - 1 : end;
  }

  /** A span made of the question's own words answers nothing. */
  private static boolean saysMore(Parsed sentence, int from, int to) {
    boolean content = false;
    for (int i = from; i < to; i++) {
      boolean says = isContent(sentence.tag(i));
      if (says && !sentence.isAsked(i)) {
        return true;
      }
      content |= says;
    }
    return !content;
  }

  static boolean isContent(Tag tag) {
    return switch (tag) {
      case NOUN, NAME, VERB, ADJ, ADV, NUM, OTHER, MEASURE -> true;
      default -> false;
    };
  }

  private static boolean isBalanced(Parsed sentence, int from, int to) {
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
