package dev.trawl.bench.mix;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces phrases that occur as whole words. Chinese phrases are replaced everywhere, because
 * Chinese does not separate words. If two phrases match at the same place, the longer one is
 * replaced.
 */
final class Replacement {
  private final Map<String, String> replacements;
  private final Pattern phrases;

  Replacement(Map<String, String> replacements) {
    this.replacements = Map.copyOf(replacements);
    this.phrases =
        Pattern.compile(
            replacements.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(it -> it))
                .map(Replacement::wholeWord)
                .collect(Collectors.joining("|")));
  }

  String applyTo(String text) {
    return phrases
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(Objects.requireNonNull(replacements.get(found.group()))));
  }

  private static String wholeWord(String phrase) {
    var before = isWordCharacter(phrase.codePointAt(0)) ? "(?<![\\p{L}\\p{N}&&[^\\p{IsHan}]])" : "";
    var after =
        isWordCharacter(phrase.codePointBefore(phrase.length()))
            ? "(?![\\p{L}\\p{N}&&[^\\p{IsHan}]])"
            : "";
    return before + Pattern.quote(phrase) + after;
  }

  private static boolean isWordCharacter(int point) {
    return Character.isLetterOrDigit(point) && !Character.isIdeographic(point);
  }
}
