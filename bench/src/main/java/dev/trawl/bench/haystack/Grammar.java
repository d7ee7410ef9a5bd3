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
 * A grammar for random text. Each name has a list of alternatives, and <code>{name}</code> in a
 * template is replaced by one of them at random. The same seed gives the same text. Immutable.
 */
public final class Grammar {
  private static final Pattern SLOT = Pattern.compile("\\{([^{}]+)}");
  private static final int MAX_DEPTH = 8;

  private final Map<String, List<String>> alternatives;

  public Grammar(Map<String, List<String>> alternatives) {
    this.alternatives = Map.copyOf(alternatives);
  }

  /** Reads the grammar for needles in {@code en} or {@code zh}. */
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

  /** Fills every slot of {@code template}. */
  public String expand(String template, Random random) {
    return expand(template, Map.of(), random);
  }

  /**
   * @param bound fixed values for some slots, inserted verbatim
   */
  public String expand(String template, Map<String, String> bound, Random random) {
    return expand(template, bound, random, 0);
  }

  private String expand(String template, Map<String, String> bound, Random random, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("slots refer to each other endlessly: " + template);
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
      throw new IllegalArgumentException("no alternatives for {" + name + "}");
    }
    return expand(choices.get(random.nextInt(choices.size())), bound, random, depth + 1);
  }
}
