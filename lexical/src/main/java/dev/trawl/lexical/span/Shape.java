package dev.trawl.lexical.span;

import dev.trawl.lexical.words.Tag;
import java.util.Set;
import java.util.regex.Pattern;

/** The form of a span. */
enum Shape {
  YEAR,
  DATE,
  MONEY,
  PERCENT,
  NUMBER,
  /** A number with a unit or a noun. */
  QUANTITY,
  IDENTIFIER,
  QUOTED,
  /** Names and the function words between them. */
  NAME,
  /** Ends in a noun and contains no verb. */
  NOUN,
  /** A noun group with a preposition in it. */
  NOUN_OF,
  ADJECTIVE,
  /** Begins with a preposition. */
  PREPOSITIONAL,
  /** Begins with a verb. */
  VERBAL,
  CLAUSE,
  OTHER;

  private static final Pattern YEAR_FORM =
      Pattern.compile("(?:1\\d{3}|20\\d{2})s?|\\d{3,4} ?(?:BC|BCE|AD|CE)|[\\d〇一二三四五六七八九零]{3,4} ?年");
  private static final Pattern MONTH =
      Pattern.compile(
          "(?i)january|february|march|april|may|june|july|august|september|october|november|december|\\d月");
  private static final Pattern DATE_FORM =
      Pattern.compile(
          "\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}|.*世纪.*|.*世紀.*|.*\\d ?[日号號]|.*century.*|.*centuries.*");
  private static final Pattern CURRENCY =
      Pattern.compile(
          "(?i)[$€£¥￥]|\\b(?:dollars?|euros?|pounds|cents|yuan|yen|marks)\\b|\\d ?[元圆圓块]|[万萬亿億]元");
  private static final Pattern PERCENTAGE = Pattern.compile("(?i)[%％]|per ?cent|百分之");
  private static final Set<String> JOINS =
      Set.of(
          "of", "the", "and", "de", "von", "van", "'s", "’s", "&", "for", "la", "di", "du", "-",
          ".", "·", "．");

  static Shape of(Candidate span) {
    var text = span.text();
    var numeric = numeric(span, text);
    if (numeric != OTHER) {
      return numeric;
    }
    char first = text.charAt(0);
    if ("\"“《「『".indexOf(first) >= 0 || isInsideQuotes(span)) {
      return QUOTED;
    }
    return words(span);
  }

  private static boolean isInsideQuotes(Candidate span) {
    return "\"“《「『".contains(span.sentence().lower(span.from() - 1))
        && "\"”》」』".contains(span.sentence().lower(span.to()));
  }

  private static Shape numeric(Candidate span, String text) {
    var sentence = span.sentence();
    boolean number = false;
    for (int i = span.from(); i < span.to(); i++) {
      number |= sentence.tag(i) == Tag.NUM || sentence.word(i).hasDigit();
    }
    if (!number) {
      return OTHER;
    }
    if (YEAR_FORM.matcher(text).matches()) {
      return YEAR;
    } else if (span.length() > 6) {
      return OTHER;
    } else if (CURRENCY.matcher(text).find()) {
      return MONEY;
    } else if (PERCENTAGE.matcher(text).find()) {
      return PERCENT;
    } else if (MONTH.matcher(text).find() || DATE_FORM.matcher(text).matches()) {
      return DATE;
    } else if (span.length() == 1) {
      return text.chars().anyMatch(Character::isLetter)
              && text.chars().anyMatch(Character::isDigit)
              && text.codePoints().allMatch(c -> c < 0x300)
          ? IDENTIFIER
          : NUMBER;
    }
    return span.length() <= 4 && sentence.tag(span.from()) == Tag.NUM ? QUANTITY : OTHER;
  }

  private static Shape words(Candidate span) {
    var sentence = span.sentence();
    boolean names = true;
    boolean verb = false;
    boolean preposition = false;
    for (int i = span.from(); i < span.to(); i++) {
      var tag = sentence.tag(i);
      names &= tag == Tag.NAME || JOINS.contains(sentence.lower(i));
      verb |= tag == Tag.VERB || tag == Tag.AUX;
      preposition |= tag == Tag.ADP || tag == Tag.SUBORD;
    }
    var first = sentence.tag(span.from());
    var last = sentence.tag(span.to() - 1);
    if (names) {
      return NAME;
    } else if (first == Tag.ADP || first == Tag.SUBORD) {
      return PREPOSITIONAL;
    } else if (first == Tag.VERB || first == Tag.PART) {
      return VERBAL;
    } else if (verb) {
      return CLAUSE;
    } else if (last == Tag.NOUN || last == Tag.NAME) {
      return preposition ? NOUN_OF : NOUN;
    }
    return last == Tag.ADJ || last == Tag.ADV ? ADJECTIVE : OTHER;
  }
}
