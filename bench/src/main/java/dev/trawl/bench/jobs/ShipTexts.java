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
 * Texts about ships at random places in a haystack: some sank, some only nearly. Each text is asked
 * for the list and the number of those that sank, for a fact, for a fact that is not in it, and for
 * a fact of which it says two different things.
 *
 * @param pools the text pool of each language
 * @param sizes how many ships sank, one text for each
 * @param questions the number of texts for each size, language and length
 */
record ShipTexts(
    Map<String, TextPool> pools, Tokens tokens, List<Integer> sizes, int questions, long seed) {
  /** Of a hundred ships that sank, so many are named in a sentence with others. */
  private static final int SHARED_PERCENT = 20;

  /** Of a hundred ships that sank, so many are named a second time, in other words. */
  private static final int REPEATED_PERCENT = 20;

  /** Of a hundred sentences about ships that sank, so many have a near miss in the text. */
  private static final int MISSES_PERCENT = 50;

  ShipTexts {
    pools = Map.copyOf(pools);
    sizes = List.copyOf(sizes);
    sizes.forEach(ShipTexts::checkSize);
    if (questions < 1) {
      throw new IllegalArgumentException("--questions must be at least 1: " + questions);
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
        for (var size : sizes) {
          for (var number = 0; number < questions; number++) {
            var random = new Random(Objects.hash(seed, language, length, size, number));
            texts.add(new Draw(words, language, length, size, number, random).text());
          }
        }
      }
    }
    return texts;
  }

  /** One text. */
  private final class Draw {
    private final Words words;
    private final String language;
    private final int length;
    private final int size;
    private final int number;
    private final Random random;
    private final Names names = new Names();
    private final SequencedSet<String> lost = new LinkedHashSet<>();
    private final List<String> sentences = new ArrayList<>();

    Draw(Words words, String language, int length, int size, int number, Random random) {
      this.words = words;
      this.language = language;
      this.length = length;
      this.size = size;
      this.number = number;
      this.random = random;
    }

    ExamText text() {
      addLost();
      for (var miss = 0; miss <= size * MISSES_PERCENT / 100; miss++) {
        sentences.add(words.draw("miss", Map.of("item", ship()), random));
      }
      var questions = new ArrayList<ExamQuestion>();
      questions.add(asked("list-" + size, draw("list-question"), new ItemMarking(lost)));
      questions.add(asked("count-" + size, draw("count-question"), new CountMarking(lost.size())));
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

    private void addLost() {
      while (lost.size() < size) {
        if (size - lost.size() >= 3 && random.nextInt(100) < SHARED_PERCENT) {
          addSeveral();
        } else {
          addOne();
        }
      }
    }

    private void addOne() {
      var ship = ship();
      lost.add(ship);
      // A barque does not become a brig in the next sentence.
      var vessel = words.draw("vessel", Map.of(), random);
      var named = Map.of("item", ship, "vessel", vessel);
      sentences.add(words.draw("found", named, random));
      if (random.nextInt(100) < REPEATED_PERCENT) {
        sentences.add(words.draw("found", named, random));
      }
    }

    private void addSeveral() {
      var ships = Map.of("item", ship(), "item2", ship(), "item3", ship());
      var sentence = words.draw("several", ships, random);
      ships.values().stream().filter(sentence::contains).sorted().forEach(lost::add);
      sentences.add(sentence);
    }

    private String ship() {
      return names.next(() -> words.draw("item", Map.of(), random));
    }

    private String draw(String question) {
      return words.draw(question, Map.of(), random);
    }

    private ExamQuestion fact() {
      var ship = ship();
      var cargo = words.templates("cargo").getFirst();
      sentences.add(words.draw("carried", Map.of("item", ship, "cargo", cargo), random));
      var question = words.draw("carried-question", Map.of("cargo", cargo), random);
      return asked("fact", question, reply -> scores(reply.text().contains(ship), reply));
    }

    /** Another cargo is in the text. */
    private ExamQuestion missing() {
      var cargo = words.templates("cargo").getLast();
      var question = words.draw("carried-question", Map.of("cargo", cargo), random);
      return asked("missing", question, reply -> scores(reply.abstained(), reply));
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
      return asked(
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

    private static Map<String, Double> scores(boolean isRight, Reply reply) {
      return Map.of(Marking.SCORE, isRight ? 100.0 : 0, CallBound.METRIC, CallBound.score(reply));
    }

    private ExamQuestion asked(String task, String question, Marking marking) {
      var label = task.contains("-") ? task : task + "-" + size;
      return new ExamQuestion(
          label, language, length, number, question, List.of(), List.of(), marking);
    }
  }
}
