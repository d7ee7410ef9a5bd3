package dev.trawl.actors.run;

import dev.trawl.actors.window.ClaimSupport.SupportedClaim;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text of an answer with a marker such as {@code [1]} after each claim, and the evidence that
 * the markers point to. Mutable; one for each answer.
 */
final class AnswerText {
  /** Characters before which a marker is put: the end of a sentence or of a table row. */
  private static final String PUNCTUATION = ".,;:!?。！？…，；：、|";

  private final int maxEvidence;
  private final StringBuilder text = new StringBuilder();
  private final Map<Evidence, Integer> markers = new LinkedHashMap<>();
  private final List<Answer.Claim> claims = new ArrayList<>();

  /**
   * @param maxEvidence maximum number of pieces of evidence; markers beyond this limit are left out
   */
  AnswerText(int maxEvidence) {
    this.maxEvidence = maxEvidence;
  }

  void append(SupportedClaim claim) {
    var stripped = claim.text().strip();
    var words = withoutPunctuation(stripped);
    text.append(claim.text(), 0, claim.text().indexOf(stripped));
    var start = text.length();
    text.append(words);
    var end = text.length();
    var cited = claim.evidence().stream().map(this::marker).filter(marker -> marker > 0).toList();
    var rest = stripped.substring(words.length()).strip();
    text.append(markers(cited))
        .append(rest.startsWith("|") ? " " + rest : rest)
        .append(claim.text(), claim.text().stripTrailing().length(), claim.text().length());
    if (end > start && !claim.isPlain()) {
      claims.add(new Answer.Claim(start, end, cited, claim.checked()));
    }
  }

  /**
   * Converts {@code words}, a span in the text of the first claim, to a span in {@link #text}.
   * Markers follow the words of a claim, so the span ends before them.
   */
  static Span shown(Span words, SupportedClaim claim) {
    var stripped = claim.text().strip();
    var leading = claim.text().indexOf(stripped);
    var last = withoutPunctuation(stripped).length();
    var start = Math.clamp(words.startChar() - leading, 0, last);
    return new Span(start, Math.clamp(words.endChar() - leading, start, last));
  }

  private static String withoutPunctuation(String words) {
    var end = words.length();
    while (end > 0 && PUNCTUATION.indexOf(words.charAt(end - 1)) >= 0) {
      end--;
    }
    return words.substring(0, end).stripTrailing();
  }

  /** Returns the marker of {@code evidence}, a new one if needed; 0 if the limit is reached. */
  int marker(Evidence evidence) {
    var known = markers.get(evidence);
    if (known != null) {
      return known;
    }
    if (markers.size() >= maxEvidence) {
      return 0;
    }
    markers.put(evidence, markers.size() + 1);
    return markers.size();
  }

  void append(String words) {
    text.append(words);
  }

  static String markers(List<Integer> cited) {
    return cited.isEmpty()
        ? ""
        : cited.stream().map("[%d]"::formatted).collect(Collectors.joining("", " ", ""));
  }

  String text() {
    return text.toString().strip();
  }

  /** The claims, with their places in {@link #text}. */
  List<Answer.Claim> claims() {
    var shift = text.length() - text.toString().stripLeading().length();
    return claims.stream()
        .map(
            claim ->
                new Answer.Claim(
                    claim.start() - shift,
                    claim.end() - shift,
                    claim.citations(),
                    claim.supported()))
        .toList();
  }

  List<Evidence> evidence() {
    return List.copyOf(markers.keySet());
  }
}
