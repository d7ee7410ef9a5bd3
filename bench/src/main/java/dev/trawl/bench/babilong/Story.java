package dev.trawl.bench.babilong;

import dev.trawl.bench.babilong.Simulation.Activity;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Facts about a world, and a question about them.
 *
 * @param facts the facts as sentences, in the order of the events
 * @param evidence the facts that are needed for the answer, in the same order
 * @param labels all possible answers to this kind of question
 */
record Story(
    List<String> facts,
    String question,
    String answer,
    List<String> evidence,
    List<String> labels) {
  private static final int ATTEMPTS = 10_000;

  Story {
    facts = List.copyOf(facts);
    evidence = List.copyOf(evidence);
    labels = List.copyOf(labels);
  }

  /**
   * Simulates worlds until one of them allows a question of the required kind.
   *
   * @param minFacts the minimum number of facts
   * @param maxFacts the maximum number of facts
   */
  static Story simulated(
      WorldWords words,
      Activity activity,
      int minFacts,
      int maxFacts,
      Function<Questions, List<WorldQuestion>> questions,
      Random random) {
    var simulation = new Simulation(words, activity, random);
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var history = simulation.run(minFacts + random.nextInt(maxFacts - minFacts + 1));
      var all = questions.apply(new Questions(history, words));
      if (!all.isEmpty()) {
        return of(history, all.get(random.nextInt(all.size())), words, random);
      }
    }
    throw new IllegalStateException("no simulated world has a question of this kind");
  }

  private static Story of(
      History history, WorldQuestion worldQuestion, WorldWords words, Random random) {
    var facts = history.events().stream().map(event -> words.sentence(event, random)).toList();
    return new Story(
        facts,
        words.sentence(worldQuestion.template(), worldQuestion.bound(), random),
        worldQuestion.answer(),
        worldQuestion.evidence().stream().map(facts::get).toList(),
        labels(worldQuestion.answer(), words));
  }

  private static List<String> labels(String answer, WorldWords words) {
    return words.places().contains(answer)
        ? words.places()
        : Stream.concat(words.people().stream(), words.objects().stream()).toList();
  }
}
