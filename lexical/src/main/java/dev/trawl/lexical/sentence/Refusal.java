package dev.trawl.lexical.sentence;

import dev.trawl.lexical.question.Kind;
import java.util.regex.Pattern;

/** Recognises sentences that have the words of a question but cannot be its answer. */
public final class Refusal {
  /** A word for "not", with the two words after it. */
  private static final Pattern DENIAL =
      Pattern.compile(
          "(?iu)(?:\\b(?:not|never|cannot|nicht|nie|niemals|kein(?:e[mnrs]?)?|pas|jamais|nunca|jamás|não|non|mai"
              + "|niet|nooit|geen|не|никогда)\\b|n['’]t\\b)((?:\\s+\\p{L}+){1,2})"
              + "|(?:没有|沒有|并非|並非|不是|[不没沒未])(\\p{IsHan}{2})");

  private static final Pattern LASTS =
      Pattern.compile("(?iu)\\b(?:does|do|did|will|would|can|could)\\b.*\\blast\\b");

  private static final Pattern UNTIL_NOW =
      Pattern.compile(
          "(?iu)\\b(?:last|past)\\s+(?:[\\p{L}\\d-]+\\s+){1,2}(?:minute|hour|day|week|month|year)s\\b");

  /** Maximum length of a label in UTF-16 units. */
  private static final int MAX_LABEL = 40;

  /** The minimum share of the question's terms in the answer to a yes/no question. */
  private static final double MIN_YES_NO_SHARE = 0.75;

  private static final String CODE_MARKS = "(){}[]<>=;*$\\";

  /** A text with a larger share of these marks is source code. */
  private static final double MAX_CODE_MARKS = 0.08;

  private Refusal() {}

  /**
   * Returns false if the sentence is only a label or source code, or if it denies what the question
   * asks about: for "What is insured?", "The boat is not insured." A question that is answered by
   * yes or no, or that has a word for "not", may have such an answer.
   */
  public static boolean mayAnswer(RankedSentence line) {
    return !isLabel(line) && !isCode(line.text()) && !denies(line) && fitsKind(line);
  }

  /** Returns true if the text is source code, which does not say what something is or does. */
  private static boolean isCode(String text) {
    long marks = text.chars().filter(c -> CODE_MARKS.indexOf(c) >= 0).count();
    return marks > MAX_CODE_MARKS * text.length();
  }

  /**
   * Returns false if the question asks for a number or a date and the sentence has none, if it asks
   * how to do something and the sentence only announces the steps, or if it asks for yes or no and
   * the sentence has only a part of its words.
   */
  private static boolean fitsKind(RankedSentence line) {
    return switch (line.marked().questionTerms().question().kind()) {
      case DURATION -> line.features().kindMatch() > 0 && !isOnlyUntilNow(line);
      case YEAR, DATE, COUNT, MEASURE -> line.features().kindMatch() > 0;
      case MANNER -> !line.text().strip().matches("(?s).*[:：]");
      case YES_NO -> line.nearbyShare() >= MIN_YES_NO_SHARE;
      default -> true;
    };
  }

  /**
   * Returns true if the question asks how long something lasts, and the sentence only says what has
   * been "for the last three years".
   */
  private static boolean isOnlyUntilNow(RankedSentence line) {
    return LASTS.matcher(line.marked().questionTerms().question().text()).find()
        && UNTIL_NOW.matcher(line.text()).find();
  }

  /** Returns true if the sentence only announces what follows, or is the heading above it. */
  private static boolean isLabel(RankedSentence line) {
    var text = line.text().strip();
    var heading = line.marked().chunk().heading();
    boolean isShort = text.length() <= MAX_LABEL;
    return isShort && (text.endsWith(":") || text.endsWith("："))
        || text.startsWith("#")
        || heading.equals(text)
        || heading.endsWith(" \u203a " + text);
  }

  private static boolean denies(RankedSentence line) {
    var terms = line.marked().questionTerms();
    var question = terms.question();
    if (question.kind() == Kind.YES_NO || DENIAL.matcher(question.text()).find()) {
      return false;
    }
    var language = line.marked().chunk().language();
    return DENIAL
        .matcher(line.text())
        .results()
        .anyMatch(
            found ->
                found.group(1) == null
                    ? terms.index().containsKey(found.group(2))
                    : (terms.in(found.group(1), language) & ~terms.nameTerms()) != 0);
  }
}
