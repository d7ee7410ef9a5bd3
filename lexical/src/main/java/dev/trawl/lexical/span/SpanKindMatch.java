package dev.trawl.lexical.span;

import dev.trawl.lexical.question.Kind;
import dev.trawl.lexical.sentence.KindMatch;
import java.util.regex.Pattern;

/** Checks whether the form of a span fits the kind of answer that the question asks for. */
final class SpanKindMatch {
  private static final Pattern COLOUR_NOUN =
      Pattern.compile("colou?rs?|颜色|顏色", Pattern.CASE_INSENSITIVE);
  private static final Pattern COLOUR =
      Pattern.compile(
          "\\b(?:red|orange|yellow|green|blue|indigo|violet|purple|pink|brown|black|white|gr[ae]y|beige"
              + "|turquoise|scarlet|crimson|maroon|magenta|cyan|teal|golden?|silver|bronze|copper|ivory)"
              + "|\\p{IsHan}色|[红紅黄黃蓝藍绿綠白黑紫灰橙粉棕褐青银銀金赤朱碧]",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private SpanKindMatch() {}

  /** Returns true if {@code span} has a form that an answer to the question can have. */
  static boolean matches(Candidate span) {
    var question = span.sentence().marked().questionTerms().question();
    if (question.kind() != Kind.REASON && Clauses.givesReason(span)) {
      return false;
    }
    return switch (question.kind()) {
      case COUNT, MEASURE, DURATION, YEAR, DATE, MONEY, PERCENT ->
          KindMatch.matches(question, span.text(), span.sentence().marked().chunk().language());
      case CODE -> DIGIT.matcher(span.text()).find();
      case PERSON, PLACE, REASON, MANNER -> LETTER.matcher(span.text()).find();
      default ->
          !COLOUR_NOUN.matcher(question.focus()).matches() || COLOUR.matcher(span.text()).find();
    };
  }
}
