package dev.trawl.bench.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.ParsedPrompt.Line;
import dev.trawl.testkit.prompt.Replies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Understands the sentences about ships in a prompt, and writes a point for each text of a summary.
 * It sees nothing but the prompt, and leaves other prompts to the model's own replies. Thread-safe.
 */
final class JobReader implements Replies {
  /** A point names the first words of its sentence. */
  private static final int POINT_WORDS = 6;

  private static final int POINT_CHARACTERS = 40;

  private final Replies own;
  private final List<ShipLanguage> languages;

  JobReader(Replies own) {
    this.own = own;
    this.languages = Stream.of("en", "zh").map(ShipLanguage::of).toList();
  }

  /** The patterns of one language. */
  private record ShipLanguage(
      List<SentencePattern> lost,
      List<SentencePattern> listQuestions,
      List<SentencePattern> carried,
      SentencePattern carriedQuestion,
      List<SentencePattern> built,
      SentencePattern builtQuestion,
      List<SentencePattern> summaryQuestions) {
    static ShipLanguage of(String language) {
      var words = Words.aboutShips(language);
      return new ShipLanguage(
          words.patterns("found", "several"),
          words.patterns("list-question", "count-question"),
          words.patterns("carried"),
          words.patterns("carried-question").getFirst(),
          words.patterns("built"),
          words.patterns("built-question").getFirst(),
          words.patterns("summary-question"));
    }
  }

  @Override
  public JsonNode to(ParsedPrompt prompt) {
    return switch (prompt.task()) {
      case READ_ITEMS -> Replies.items(lost(prompt));
      case READ ->
          facts(prompt)
              .<JsonNode>map(facts -> Replies.read(facts.keySet(), !facts.isEmpty()))
              .orElseGet(() -> own.to(prompt));
      case ANSWER -> answer(prompt).orElseGet(() -> own.to(prompt));
      default -> own.to(prompt);
    };
  }

  private List<Item> lost(ParsedPrompt prompt) {
    var items = new LinkedHashSet<Item>();
    var all = prompt.lines().toList();
    for (var language : languages) {
      for (var index = 0; index < all.size(); index++) {
        var lines = all.subList(index, all.size());
        var line = lines.getFirst();
        ships(language.lost(), lines)
            .map(ship -> wording(ship, line.sentence()))
            .forEach(item -> items.add(new Item(item, line.number())));
      }
    }
    return List.copyOf(items);
  }

  /**
   * Names a ship as its sentence does: sometimes only the name, sometimes with the article or the
   * kind of ship before it.
   */
  private static String wording(String ship, String sentence) {
    var described = Pattern.compile("(?:[Tt]he )?(?:\\p{Ll}+ )?" + ship).matcher(sentence);
    return described.find() && sentence.hashCode() % 2 == 0 ? described.group() : ship;
  }

  private static Stream<String> ships(List<SentencePattern> patterns, List<Line> lines) {
    var sentences = lines.stream().limit(2).map(Line::sentence).toList();
    return patterns.stream()
        .flatMap(pattern -> pattern.match(sentences).stream().flatMap(pattern::ships));
  }

  /**
   * What the sentences say about the ship or the cargo that is asked about, by sentence number;
   * empty if the question is about something else.
   */
  private Optional<Map<Integer, String>> facts(ParsedPrompt prompt) {
    var question = List.of(prompt.question());
    for (var language : languages) {
      var cargo = language.carriedQuestion().match(question);
      if (cargo.isPresent()) {
        return Optional.of(
            facts(prompt, language.carried(), "cargo", cargo.get().group("cargo"), "item"));
      }
      var ship = language.builtQuestion().match(question);
      if (ship.isPresent()) {
        return Optional.of(
            facts(prompt, language.built(), "item", ship.get().group("item"), "year"));
      }
    }
    return Optional.empty();
  }

  private static Map<Integer, String> facts(
      ParsedPrompt prompt,
      List<SentencePattern> patterns,
      String slot,
      String value,
      String asked) {
    var facts = new LinkedHashMap<Integer, String>();
    prompt
        .lines()
        .forEach(
            line ->
                patterns.stream()
                    .flatMap(pattern -> pattern.match(List.of(line.sentence())).stream())
                    .filter(match -> match.group(slot).equals(value))
                    .forEach(match -> facts.put(line.number(), match.group(asked))));
    return facts;
  }

  private Optional<JsonNode> answer(ParsedPrompt prompt) {
    var question = List.of(prompt.question());
    if (asks(ShipLanguage::listQuestions, question)) {
      var items = lost(prompt);
      return Optional.of(
          Replies.answer(
              !items.isEmpty(),
              items.stream()
                  .map(item -> "- %s [%d]".formatted(item.text(), item.sentence()))
                  .collect(Collectors.joining("\n"))));
    }
    if (asks(ShipLanguage::summaryQuestions, question)) {
      return Optional.of(Replies.answer(true, summary(prompt)));
    }
    return facts(prompt)
        .map(
            facts ->
                Replies.answer(
                    !facts.isEmpty(),
                    facts.entrySet().stream()
                        .map(fact -> "%s [%d]".formatted(fact.getValue(), fact.getKey()))
                        .collect(Collectors.joining("; "))));
  }

  private boolean asks(
      Function<ShipLanguage, List<SentencePattern>> questions, List<String> question) {
    return languages.stream()
        .flatMap(language -> questions.apply(language).stream())
        .anyMatch(pattern -> pattern.match(question).isPresent());
  }

  /** A point for each text, with the numbers of its first sentences. */
  private static String summary(ParsedPrompt prompt) {
    var points = new ArrayList<String>();
    for (var text : prompt.texts()) {
      if (!text.lines().isEmpty()) {
        var line = text.lines().getFirst();
        points.add("%s [%d].".formatted(beginning(line.sentence()), line.number()));
      }
    }
    return String.join(" ", points);
  }

  private static String beginning(String sentence) {
    var words = sentence.split(" ");
    var text = String.join(" ", List.of(words).subList(0, Math.min(POINT_WORDS, words.length)));
    return text.substring(0, Math.min(POINT_CHARACTERS, text.length()));
  }
}
