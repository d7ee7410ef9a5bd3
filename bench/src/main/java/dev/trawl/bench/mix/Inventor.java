package dev.trawl.bench.mix;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.bench.haystack.Grammar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Invents a phrase that resembles a given phrase. If the given phrase contains numbers, some of
 * their digits are changed; otherwise each of its names is replaced by an invented name. A phrase
 * without numbers and names stays unchanged.
 */
final class Inventor {
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern NAMES =
      Pattern.compile(
          "(?<![\\p{L}'’])(?!(?:The|An?|Of|And|In|On|At|For|To)\\b)\\p{Lu}[\\p{L}\\p{M}'’.]*|\\p{IsHan}+");
  private static final int ATTEMPTS = 1_000;

  /**
   * After this many attempts, a Chinese name gets one more character, because a long text can
   * contain every name of one character.
   */
  private static final int ATTEMPTS_PER_LENGTH = 500;

  /** Only the last digits change, so that a year stays in its century. */
  private static final int CHANGED_DIGITS_MAX = 2;

  private static final Grammar INVENTED = grammar();

  private final Predicate<String> isUsed;

  /**
   * @param isUsed returns true if a name is already in the texts and must not be used
   */
  Inventor(Predicate<String> isUsed) {
    this.isUsed = isUsed;
  }

  private static Grammar grammar() {
    var file = "names.json";
    try (var stream = Inventor.class.getResourceAsStream(file)) {
      return new Grammar(
          new ObjectMapper()
              .readValue(Objects.requireNonNull(stream, file), new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  String inventLike(String phrase, Random random) {
    return DIGITS.matcher(phrase).find()
        ? DIGITS.matcher(phrase).replaceAll(found -> otherNumber(found.group(), random))
        : NAMES
            .matcher(phrase)
            .replaceAll(found -> Matcher.quoteReplacement(name(found.group(), random)));
  }

  private static String otherNumber(String old, Random random) {
    var kept = old.substring(0, Math.max(0, old.length() - CHANGED_DIGITS_MAX));
    for (var drawn = old; ; drawn = kept + randomDigits(old.length() - kept.length(), random)) {
      if (!drawn.equals(old) && (!kept.isEmpty() || drawn.charAt(0) != '0')) {
        return drawn;
      }
    }
  }

  private static String randomDigits(int length, Random random) {
    var digits = new StringBuilder();
    for (var i = 0; i < length; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private String name(String old, Random random) {
    var isHan = Character.isIdeographic(old.codePointAt(0));
    var length = old.codePointCount(0, old.length());
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var drawn = isHan ? han(length + attempt / ATTEMPTS_PER_LENGTH, random) : latin(random);
      if (!isUsed.test(drawn)) {
        return drawn;
      }
    }
    throw new IllegalStateException("no unused name found to replace " + old);
  }

  private static String latin(Random random) {
    return INVENTED.expand("{name}", random);
  }

  private static String han(int characters, Random random) {
    var name = new StringBuilder();
    for (var i = 0; i < characters; i++) {
      name.append(INVENTED.expand("{character}", random));
    }
    return name.toString();
  }
}
