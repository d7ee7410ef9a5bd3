package dev.trawl.bench.jobs;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.haystack.Depths;
import dev.trawl.bench.haystack.Haystack;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.haystack.Names;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.subject.Reply;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedSet;

/**
 * Texts with sentences about ships at random places in a haystack. Some of the ships sank, others
 * nearly sank. The questions about each text ask for a list of the ships that sank, for their
 * number, for a fact, for a fact that is not in the text, and for a fact about which the text makes
 * two different statements.
 *
 * @param pools the text pool of each language
 * @param listSizes numbers of ships that sank in a text
 * @param textsPerCombination the number of texts for each list size, language and length
 */
record ShipTexts(
    Map<String, TextPool> pools,
    Tokens tokens,
    List<Integer> listSizes,
    int textsPerCombination,
    long seed) {
  /** The percentage of the sunken ships that share a sentence with other ships. */
  private static final int SHARED_PERCENT = 20;

  /** The percentage of the sunken ships that a second sentence mentions in other words. */
  private static final int REPEATED_PERCENT = 20;

  /** The number of ships that nearly sank, as a percentage of the sunken ships. */
  private static final int MISSES_PERCENT = 50;

  ShipTexts {
    pools = Map.copyOf(pools);
    listSizes = List.copyOf(listSizes);
    listSizes.forEach(ShipTexts::checkSize);
    if (textsPerCombination < 1) {
      throw new IllegalArgumentException("--questions must be at least 1: " + textsPerCombination);
    }
  }

  private static void checkSize(int size) {
    if (size < 1 || size > 200) {
      throw new IllegalArgumentException("--items must be 1 to 200: " + size);
    }
  }

  List<ExamText> texts(List<String> languages, List<Integer> lengths) {
    var texts = new ArrayList<ExamText>();
    for (var language : languages) {
      var words = Words.aboutShips(language);
      for (var length : lengths) {
        for (var size : listSizes) {
          for (var number = 0; number < textsPerCombination; number++) {
            var random = new Random(Objects.hash(seed, language, length, size, number));
            texts.add(new Generator(words, language, length, size, number, random).text());
          }
        }
      }
    }
    return texts;
  }

  /** Generates one text with its questions. */
  private final class Generator {
    private final Words words;
    private final String language;
    private final int length;
    private final int size;
    private final int number;
    private final Random random;
    private final Names names = new Names();

    /** The ships that sank. */
    private final SequencedSet<String> lost = new LinkedHashSet<>();

    private final List<String> sentences = new ArrayList<>();

    Generator(Words words, String language, int length, int size, int number, Random random) {
      this.words = words;
      this.language = language;
      this.length = length;
      this.size = size;
      this.number = number;
      this.random = random;
    }

    ExamText text() {
      addShipsThatSank();
      for (var miss = 0; miss <= size * MISSES_PERCENT / 100; miss++) {
        sentences.add(words.draw("miss", Map.of("item", ship()), random));
      }
      var questions = new ArrayList<ExamQuestion>();
      questions.add(question("list-" + size, draw("list-question"), new ItemMarking(lost)));
      questions.add(
          question("count-" + size, draw("count-question"), new CountMarking(lost.size())));
      questions.add(fact());
      questions.add(missing());
      questions.add(contradiction());
      var pool = Objects.requireNonNull(pools.get(language), language);
      var order = random.nextLong();
      return new ExamText(
          "ships %d %s %s".formatted(size, language, Lengths.brief(length)),
          () -> haystack(pool, new Random(order)),
          questions);
    }

    private String haystack(TextPool pool, Random order) {
      var plantings = new Depths(order).inRandomOrder(sentences);
      return Haystack.of(pool, length, plantings, tokens, order).text();
    }

    private void addShipsThatSank() {
      while (lost.size() < size) {
        if (size - lost.size() >= 3 && random.nextInt(100) < SHARED_PERCENT) {
          addSentenceAboutSeveral();
        } else {
          addSentencesAboutOne();
        }
      }
    }

    private void addSentencesAboutOne() {
      var ship = ship();
      lost.add(ship);
      // Both sentences use the same word for the vessel.
      var vessel = words.draw("vessel", Map.of(), random);
      var named = Map.of("item", ship, "vessel", vessel);
      sentences.add(words.draw("found", named, random));
      if (random.nextInt(100) < REPEATED_PERCENT) {
        sentences.add(words.draw("found", named, random));
      }
    }

    private void addSentenceAboutSeveral() {
      var ships = Map.of("item", ship(), "item2", ship(), "item3", ship());
      var sentence = words.draw("several", ships, random);
      ships.values().stream().filter(sentence::contains).sorted().forEach(lost::add);
      sentences.add(sentence);
    }

    private String ship() {
      return names.next(() -> words.draw("item", Map.of(), random));
    }

    private String draw(String template) {
      return words.draw(template, Map.of(), random);
    }

    private ExamQuestion fact() {
      var ship = ship();
      var cargo = words.templates("cargo").getFirst();
      sentences.add(words.draw("carried", Map.of("item", ship, "cargo", cargo), random));
      var question = words.draw("carried-question", Map.of("cargo", cargo), random);
      return question("fact", question, reply -> scores(reply.text().contains(ship), reply));
    }

    /** Asks for a cargo that the text does not mention; {@link #fact} adds another cargo. */
    private ExamQuestion missing() {
      var cargo = words.templates("cargo").getLast();
      var question = words.draw("carried-question", Map.of("cargo", cargo), random);
      return question("missing", question, reply -> scores(reply.abstained(), reply));
    }

    private ExamQuestion contradiction() {
      var ship = ship();
      var years = new ArrayList<String>();
      while (years.size() < 2) {
        var year = words.draw("year", Map.of(), random);
        if (!years.contains(year)) {
          years.add(year);
          sentences.add(words.draw("built", Map.of("item", ship, "year", year), random));
        }
      }
      var question = words.draw("built-question", Map.of("item", ship), random);
      return question(
          "contradiction",
          question,
          reply -> scores(years.stream().allMatch(year -> isCited(year, reply)), reply));
    }

    private static boolean isCited(String year, Reply reply) {
      return reply.text().contains(year)
          && reply.answer().stream()
              .flatMap(answer -> answer.citations().stream())
              .anyMatch(citation -> citation.evidence().quote().contains(year));
    }

    private static Map<String, Double> scores(boolean isCorrect, Reply reply) {
      return Map.of(Marking.SCORE, isCorrect ? 100.0 : 0, CallBound.METRIC, CallBound.score(reply));
    }

    private ExamQuestion question(String task, String question, Marking marking) {
      var label = task.contains("-") ? task : task + "-" + size;
      return new ExamQuestion(
          label, language, length, number, question, List.of(), List.of(), marking);
    }
  }
}
