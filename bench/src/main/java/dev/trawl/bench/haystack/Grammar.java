package dev.trawl.bench.haystack;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words and how they combine: each name stands for alternatives, and <code>{name}</code> in a
 * template for one of them, drawn at random. The same seed gives the same text. Immutable.
 */
public final class Grammar {
  private static final Pattern SLOT = Pattern.compile("\\{([^{}]+)}");
  private static final int MAX_DEPTH = 8;

  private final Map<String, List<String>> alternatives;

  public Grammar(Map<String, List<String>> alternatives) {
    this.alternatives = Map.copyOf(alternatives);
  }

  /** The words of a language that needles are made in: {@code en} or {@code zh}. */
  public static Grammar of(String language) {
    var name = "words-" + language + ".json";
    try (var stream = Grammar.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "language " + language + " is not supported: use en or zh");
      }
      return new Grammar(new ObjectMapper().readValue(stream, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** {@code template} with every slot filled. */
  public String expand(String template, Random random) {
    return expand(template, Map.of(), random);
  }

  /**
   * @param bound what certain slots are filled with, verbatim
   */
  public String expand(String template, Map<String, String> bound, Random random) {
    return expand(template, bound, random, 0);
  }

  private String expand(String template, Map<String, String> bound, Random random, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("slots refer to each other without end: " + template);
    }
    return SLOT.matcher(template)
        .replaceAll(slot -> Matcher.quoteReplacement(fill(slot, bound, random, depth)));
  }

  private String fill(MatchResult slot, Map<String, String> bound, Random random, int depth) {
    var name = slot.group(1);
    var fixed = bound.get(name);
    if (fixed != null) {
      return fixed;
    }
    var choices = alternatives.get(name);
    if (choices == null) {
      throw new IllegalArgumentException("no words for {" + name + "}");
    }
    return expand(choices.get(random.nextInt(choices.size())), bound, random, depth + 1);
  }
}
