package dev.trawl.bench.babilong;

import dev.trawl.bench.babilong.Simulation.Deeds;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a text tells of a world, and a question about it.
 *
 * @param facts sentences, in the order of what happened
 * @param evidence those of the facts that answer together, in their order
 * @param labels every possible answer to this kind of question
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
   * Simulates a world until there is something to ask.
   *
   * @param fewest facts at least
   * @param most facts at most
   */
  static Story simulated(
      WorldWords words,
      Deeds deeds,
      int fewest,
      int most,
      Function<Questions, List<Asked>> questions,
      Random random) {
    var simulation = new Simulation(words, deeds, random);
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var history = simulation.run(fewest + random.nextInt(most - fewest + 1));
      var all = questions.apply(new Questions(history, words));
      if (!all.isEmpty()) {
        return of(history, all.get(random.nextInt(all.size())), words, random);
      }
    }
    throw new IllegalStateException("the story has no event to ask about");
  }

  private static Story of(History history, Asked asked, WorldWords words, Random random) {
    var facts = history.events().stream().map(event -> words.say(event, random)).toList();
    return new Story(
        facts,
        words.say(asked.sentence(), asked.bound(), random),
        asked.answer(),
        asked.evidence().stream().map(facts::get).toList(),
        labels(asked.answer(), words));
  }

  private static List<String> labels(String answer, WorldWords words) {
    return words.places().contains(answer)
        ? words.places()
        : Stream.concat(words.people().stream(), words.objects().stream()).toList();
  }
}
