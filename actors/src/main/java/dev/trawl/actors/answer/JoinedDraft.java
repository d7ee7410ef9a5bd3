package dev.trawl.actors.answer;

import dev.trawl.actors.window.ClaimSupport;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Joins two parts of an answer. A model that continues an answer may first repeat some of it;
 * sentences that the first part already has are left out.
 */
final class JoinedDraft {
  /** A shorter sentence, such as an entry of a list, may occur twice in one answer. */
  private static final int MIN_REPEATED_LETTERS = 16;

  /** A sentence repeats the one that was cut off if this many of its first letters are equal. */
  private static final int MIN_EQUAL_LETTERS = 8;

  private static final Pattern SPACE_BEFORE = Pattern.compile("\\A\\s*");

  /** A text that begins in the middle of a sentence. */
  private static final Pattern MIDDLE = Pattern.compile("(?s)[\\p{Ll},;:)%.，；：、）。].*");

  private static final Pattern PUNCTUATION = Pattern.compile("(?s)[\\p{Punct}，；：、）。].*");

  private JoinedDraft() {}

  /**
   * Joins {@code next} to {@code before}; empty if {@code next} adds nothing. If {@code next}
   * repeats a claim with other quotes, the claim gets these quotes too.
   */
  static Optional<Draft> of(Draft before, Draft next) {
    if (!next.answered()) {
      return Optional.empty();
    }
    var added = added(before, next);
    var known = ClaimSupport.claimsOf(before);
    var quoted = withQuotesOf(ClaimSupport.claimsOf(next), known);
    if (added.isEmpty() && quoted.equals(known)) {
      return Optional.empty();
    }
    var rest = added.isEmpty() ? added : attached(before, added);
    var claims = Stream.of(quoted, rest).flatMap(List::stream).toList();
    return Optional.of(
        new Draft(
            true,
            claims.stream().map(Claim::text).collect(Collectors.joining()),
            Stream.concat(before.quotes().stream(), next.quotes().stream()).distinct().toList(),
            claims,
            Math.min(before.confidence(), next.confidence()),
            next.cut(),
            next.brokenOff()));
  }

  /** The claims of {@code known}, with the quotes of {@code repeated} claims in the same words. */
  private static List<Claim> withQuotesOf(List<Claim> repeated, List<Claim> known) {
    var quotes =
        repeated.stream()
            .collect(
                Collectors.toMap(
                    claim -> letters(claim.text()),
                    Claim::quotes,
                    (first, second) ->
                        Stream.concat(first.stream(), second.stream()).distinct().toList()));
    return known.stream()
        .map(
            claim -> {
              var more = quotes.getOrDefault(letters(claim.text()), List.of());
              return new Claim(
                  claim.text(),
                  Stream.concat(claim.quotes().stream(), more.stream()).distinct().toList());
            })
        .toList();
  }

  /** The white space between {@code before} and what follows it. */
  static String seam(Draft before) {
    if (!before.cut()) {
      return "\n\n";
    }
    if (before.brokenOff().isEmpty()) {
      var text = before.text();
      return text.isEmpty() || text.codePointBefore(text.length()) >= '\u2E80' ? "" : " ";
    }
    var space = SPACE_BEFORE.matcher(before.brokenOff());
    return space.find() ? space.group() : "";
  }

  /** The claims of {@code next} without the sentences that {@code before} already has. */
  private static List<Claim> added(Draft before, Draft next) {
    var known =
        sentences(before.text()).stream().map(JoinedDraft::letters).collect(Collectors.toSet());
    var claims = ClaimSupport.claimsOf(next);
    var text = claims.stream().map(Claim::text).collect(Collectors.joining());
    var repeated = repeated(text, known);
    var added = new ArrayList<Claim>();
    var start = 0;
    for (var claim : claims) {
      var kept = new StringBuilder();
      for (var at = 0; at < claim.text().length(); at++) {
        if (!repeated.contains(start + at)) {
          kept.append(claim.text().charAt(at));
        }
      }
      start += claim.text().length();
      if (!kept.toString().isBlank()) {
        added.add(new Claim(kept.toString(), claim.quotes()));
      }
    }
    return added;
  }

  /** The offsets of all characters of known sentences and of the white space after them. */
  private static Set<Integer> repeated(String text, Set<String> known) {
    var repeated = new HashSet<Integer>();
    var isBeginning = true;
    var start = 0;
    for (var sentence : sentences(text)) {
      var letters = letters(sentence);
      var isKnown = known.contains(letters) && !letters.isEmpty();
      if (isKnown && (isBeginning || letters.length() >= MIN_REPEATED_LETTERS)) {
        for (var at = start; at < start + sentence.length(); at++) {
          repeated.add(at);
        }
      } else {
        isBeginning = false;
      }
      start += sentence.length();
    }
    return repeated;
  }

  /** The sentences of a text, each with the white space after it. */
  private static List<String> sentences(String text) {
    var spans = Sentences.of(text);
    var sentences = new ArrayList<String>();
    var from = 0;
    for (var at = 0; at < spans.size(); at++) {
      var end = at + 1 < spans.size() ? spans.get(at + 1).startChar() : text.length();
      sentences.add(text.substring(from, end));
      from = end;
    }
    return sentences;
  }

  private static String letters(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The {@code added} claims. The first one now begins with the text between it and {@code before}.
   */
  private static List<Claim> attached(Draft before, List<Claim> added) {
    var claims = new ArrayList<>(added);
    var first = claims.removeFirst();
    var text = first.text().stripLeading();
    var isMiddle = isMiddle(before.brokenOff(), text);
    var between = isMiddle ? before.brokenOff() + glue(before, text) : seam(before);
    claims.addFirst(new Claim(between + text, first.quotes()));
    return claims;
  }

  /** Returns true if {@code text} continues in the middle of the sentence that was cut off. */
  private static boolean isMiddle(String brokenOff, String text) {
    var cut = letters(brokenOff);
    if (cut.isEmpty() || !MIDDLE.matcher(text).matches()) {
      return false;
    }
    var length = Math.min(cut.length(), MIN_EQUAL_LETTERS);
    return !letters(text).startsWith(cut.substring(0, length));
  }

  private static String glue(Draft before, String text) {
    var brokenOff = before.brokenOff();
    return brokenOff.endsWith(" ") || PUNCTUATION.matcher(text).matches() ? "" : " ";
  }
}
