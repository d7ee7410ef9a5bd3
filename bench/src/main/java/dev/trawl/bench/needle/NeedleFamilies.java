package dev.trawl.bench.needle;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.bench.haystack.Grammar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Draws needles from the families of one language. Immutable. */
final class NeedleFamilies {
  /** Templates for statements, questions, entities and answers. */
  record Family(
      String family,
      String entity,
      String answer,
      List<String> statements,
      List<String> questions) {}

  /** The article is removed from keywords, because an answer may omit it. */
  private static final Pattern ARTICLE = Pattern.compile("^(an?|the) ");

  private final String language;
  private final Grammar grammar;
  private final List<Family> families;

  private NeedleFamilies(String language, Grammar grammar, List<Family> families) {
    this.language = language;
    this.grammar = grammar;
    this.families = List.copyOf(families);
  }

  static NeedleFamilies of(String language) {
    return new NeedleFamilies(language, Grammar.of(language), read(language));
  }

  int size() {
    return families.size();
  }

  /** Draws a needle from family {@code number} modulo the number of families. */
  Needle draw(int number, Random random) {
    var family = families.get(Math.floorMod(number, families.size()));
    var entity = grammar.expand(family.entity(), random);
    var keyword = grammar.expand(family.answer(), random);
    var question = pick(family.questions(), random);
    return new Needle(
        family.family(),
        language,
        statement(family, entity, keyword, random),
        statement(
            family,
            drawOther(family.entity(), entity, random),
            drawOther(family.answer(), keyword, random),
            random),
        grammar.expand(question, Map.of("entity", entity), random),
        ARTICLE.matcher(keyword).replaceFirst(""));
  }

  private String statement(Family family, String entity, String answer, Random random) {
    var bound = Map.of("entity", entity, "answer", answer);
    var sentence = grammar.expand(pick(family.statements(), random), bound, random);
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private String drawOther(String template, String excluded, Random random) {
    for (var attempt = 0; attempt < 1000; attempt++) {
      var drawn = grammar.expand(template, random);
      if (!drawn.equals(excluded)) {
        return drawn;
      }
    }
    throw new IllegalStateException("there is only one way to fill " + template);
  }

  private static String pick(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static List<Family> read(String language) {
    var name = "families-" + language + ".jsonl";
    var json = new ObjectMapper();
    var families = new ArrayList<Family>();
    try (var stream = NeedleFamilies.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "language " + language + " is not supported: use en or zh");
      }
      var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        families.add(json.readValue(line, Family.class));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return families;
  }
}
