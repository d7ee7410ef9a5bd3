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
 * Makes the simulated model answer the questions of this package. It recognises the generated
 * sentences about ships in a prompt, and writes summaries with one point for each text in the
 * prompt. It sees only the prompt. It passes all other prompts on to {@code usualReplies}.
 * Thread-safe.
 */
final class JobReader implements Replies {
  /** A point of a summary consists of the first words of a sentence. */
  private static final int POINT_WORDS = 6;

  private static final int POINT_CHARACTERS = 40;

  private final Replies usualReplies;
  private final List<ShipPatterns> languages;

  JobReader(Replies usualReplies) {
    this.usualReplies = usualReplies;
    this.languages = Stream.of("en", "zh").map(ShipPatterns::of).toList();
  }

  /** The patterns of one language. "Lost" ships are those that sank. */
  private record ShipPatterns(
      List<SentencePattern> lost,
      List<SentencePattern> listQuestions,
      List<SentencePattern> carried,
      SentencePattern carriedQuestion,
      List<SentencePattern> built,
      SentencePattern builtQuestion,
      List<SentencePattern> summaryQuestions) {
    static ShipPatterns of(String language) {
      var words = Words.aboutShips(language);
      return new ShipPatterns(
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
  public JsonNode replyTo(ParsedPrompt prompt) {
    return switch (prompt.task()) {
      case READ_ITEMS -> Replies.items(lostShips(prompt));
      case READ ->
          facts(prompt)
              .<JsonNode>map(facts -> Replies.read(facts.keySet(), !facts.isEmpty()))
              .orElseGet(() -> usualReplies.replyTo(prompt));
      case ANSWER -> answer(prompt).orElseGet(() -> usualReplies.replyTo(prompt));
      default -> usualReplies.replyTo(prompt);
    };
  }

  private List<Item> lostShips(ParsedPrompt prompt) {
    var items = new LinkedHashSet<Item>();
    var allLines = prompt.lines().toList();
    for (var language : languages) {
      for (var index = 0; index < allLines.size(); index++) {
        var lines = allLines.subList(index, allLines.size());
        var line = lines.getFirst();
        ships(language.lost(), lines)
            .map(ship -> nameIn(ship, line.sentence()))
            .forEach(item -> items.add(new Item(item, line.number())));
      }
    }
    return List.copyOf(items);
  }

  /**
   * Returns the name of a ship, for some sentences together with the article or the kind of ship
   * before it, because real models write both forms.
   */
  private static String nameIn(String ship, String sentence) {
    var described = Pattern.compile("(?:[Tt]he )?(?:\\p{Ll}+ )?" + ship).matcher(sentence);
    return described.find() && sentence.hashCode() % 2 == 0 ? described.group() : ship;
  }

  private static Stream<String> ships(List<SentencePattern> patterns, List<Line> lines) {
    var sentences = lines.stream().limit(2).map(Line::sentence).toList();
    return patterns.stream()
        .flatMap(pattern -> pattern.match(sentences).stream().flatMap(pattern::ships));
  }

  /**
   * Returns what the sentences say about the ship or the cargo in the question, by sentence number.
   * Returns empty if the question is about neither a ship nor a cargo.
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
      String knownSlot,
      String value,
      String answerSlot) {
    var facts = new LinkedHashMap<Integer, String>();
    prompt
        .lines()
        .forEach(
            line ->
                patterns.stream()
                    .flatMap(pattern -> pattern.match(List.of(line.sentence())).stream())
                    .filter(match -> match.group(knownSlot).equals(value))
                    .forEach(match -> facts.put(line.number(), match.group(answerSlot))));
    return facts;
  }

  private Optional<JsonNode> answer(ParsedPrompt prompt) {
    var question = List.of(prompt.question());
    if (asks(ShipPatterns::listQuestions, question)) {
      var items = lostShips(prompt);
      return Optional.of(
          Replies.answer(
              !items.isEmpty(),
              items.stream()
                  .map(item -> "- %s [%d]".formatted(item.text(), item.sentence()))
                  .collect(Collectors.joining("\n"))));
    }
    if (asks(ShipPatterns::summaryQuestions, question)) {
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
      Function<ShipPatterns, List<SentencePattern>> questions, List<String> question) {
    return languages.stream()
        .flatMap(language -> questions.apply(language).stream())
        .anyMatch(pattern -> pattern.match(question).isPresent());
  }

  /** Returns one point for each text, which cites the text's first sentence. */
  private static String summary(ParsedPrompt prompt) {
    var points = new ArrayList<String>();
    for (var text : prompt.texts()) {
      if (!text.lines().isEmpty()) {
        var line = text.lines().getFirst();
        points.add("%s [%d].".formatted(firstWords(line.sentence()), line.number()));
      }
    }
    return String.join(" ", points);
  }

  private static String firstWords(String sentence) {
    var words = sentence.split(" ");
    var text = String.join(" ", List.of(words).subList(0, Math.min(POINT_WORDS, words.length)));
    return text.substring(0, Math.min(POINT_CHARACTERS, text.length()));
  }
}
