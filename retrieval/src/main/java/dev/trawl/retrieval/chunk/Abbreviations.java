package dev.trawl.retrieval.chunk;

import java.util.Locale;
import java.util.Set;

/** Recognises full stops that do not end a sentence. */
final class Abbreviations {
  private static final int MAX_LENGTH = 8;

  /**
   * Abbreviations that are often followed by a capital letter or a number. Other abbreviations need
   * no list, because a lower-case letter follows them.
   */
  private static final Set<String> KNOWN =
      Set.of(
          ("mr mrs ms dr prof st mt ft jr sr vs etc no nos vol vols fig figs eq eqs sec secs ch"
                  + " chap pp pg ed eds al cf ca e.g i.e viz approx dept univ inc ltd co corp bros gen"
                  + " col maj capt lt sgt cpl adm cmdr rev hon pres gov sen rep supt messrs esq ave"
                  + " blvd rd jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n a.m p.m"
                  + " ph.d b.c a.d nr str bzw z.b d.h u.a usw hr fr hrsg bd abs art mme mlle mgr av bp"
                  + " sra srta dra ud uds pág núm sig dott ing avv г ул см т.е т.д стр рис табл им")
              .split(" "));

  private Abbreviations() {}

  /**
   * Returns true if the full stop before {@code end} belongs to an abbreviation, an initial or a
   * number.
   */
  static boolean endsWithOne(String text, int start, int end) {
    int stop = end;
    while (stop > start && Sentences.isSpace(text.charAt(stop - 1))) {
      stop--;
    }
    if (stop == end
        || stop - 2 < start
        || text.charAt(stop - 1) != '.'
        || endsParagraph(text, stop)) {
      return false;
    }
    int word = stop - 1;
    while (word > start && isPartOfWord(text.charAt(word - 1))) {
      word--;
    }
    int length = stop - 1 - word;
    if (length == 0 || length > MAX_LENGTH) {
      return false;
    }
    return isInitial(text, word, length)
        || isListNumber(text, start, word, stop - 1)
        || KNOWN.contains(text.substring(word, stop - 1).toLowerCase(Locale.ROOT));
  }

  /** Returns true if two line breaks follow, which always end a sentence. */
  private static boolean endsParagraph(String text, int stop) {
    int lines = 0;
    for (int i = stop; i < text.length() && Sentences.isSpace(text.charAt(i)); i++) {
      lines += text.charAt(i) == '\n' ? 1 : 0;
    }
    return lines > 1;
  }

  /** Recognises an initial, as in "J. R. Smith", but not the "I" in "so do I." */
  private static boolean isInitial(String text, int word, int length) {
    char letter = text.charAt(word);
    return length == 1 && Character.isUpperCase(letter) && letter != 'I';
  }

  /** Recognises the number of a list item, as in "3. The third point". */
  private static boolean isListNumber(String text, int start, int word, int stop) {
    for (int i = start; i < word; i++) {
      if (!Sentences.isSpace(text.charAt(i))) {
        return false;
      }
    }
    for (int i = word; i < stop; i++) {
      if (!Character.isDigit(text.charAt(i)) && text.charAt(i) != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '.';
  }
}
