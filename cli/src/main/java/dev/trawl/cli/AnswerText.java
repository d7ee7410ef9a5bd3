package dev.trawl.cli;

import dev.trawl.cli.terminal.Count;
import dev.trawl.cli.terminal.OneLine;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Evidence;
import java.util.List;
import java.util.stream.Collectors;

/** Shows an answer as text: the answer, then the quote for each marker in it. */
final class AnswerText {
  private static final int QUOTE_CHARS_MAX = 400;

  /** The codes of terminals for bold text and for plain text. */
  private static final String BOLD = "\u001b[1m";

  private static final String PLAIN = "\u001b[0m";

  private AnswerText() {}

  /**
   * @param bold whether the words that answer are bold, which only terminals show
   */
  static String of(Answer answer, boolean bold) {
    var text = new StringBuilder((bold ? highlighted(answer) : answer.text()).strip());
    answer.hops().forEach(hop -> text.append('\n').append(step(hop)));
    if (!answer.citations().isEmpty()) {
      text.append('\n');
    }
    answer
        .citations()
        .forEach(
            citation ->
                text.append("\n[%d] %s".formatted(citation.marker(), place(citation.evidence()))));
    return text.toString();
  }

  private static String highlighted(Answer answer) {
    var text = new StringBuilder(answer.text());
    answer
        .highlight()
        .ifPresent(words -> text.insert(words.endChar(), PLAIN).insert(words.startChar(), BOLD));
    return text.toString();
  }

  /** A sub-question and its answer, indented. */
  private static String step(Answer.Hop hop) {
    var markers = hop.citations().stream().map("[%d]"::formatted).collect(Collectors.joining());
    var found = hop.answer().isEmpty() ? "not found" : OneLine.cut(hop.answer(), QUOTE_CHARS_MAX);
    return "  %s → %s %s"
        .formatted(OneLine.cut(hop.subQuestion(), QUOTE_CHARS_MAX), found, markers)
        .stripTrailing();
  }

  /** Document, place and quote on one line. White space in the quote becomes single spaces. */
  static String place(Evidence evidence) {
    return "%s, %s: “%s”"
        .formatted(
            evidence.documentName(),
            evidence.place().text(),
            OneLine.cut(evidence.quote(), QUOTE_CHARS_MAX));
  }

  /** Notes about chunks that could not be read, one line each. */
  static List<String> notes(Answer answer) {
    var coverage = answer.coverage();
    return coverage.failures().stream()
        .collect(Collectors.groupingBy(failure -> failure.reason(), Collectors.counting()))
        .entrySet()
        .stream()
        .map(
            failed ->
                "%s of %s could not be read: %s"
                    .formatted(
                        Count.of(failed.getValue()),
                        Count.of(coverage.chunks(), "chunk"),
                        failed.getKey()))
        .toList();
  }
}
