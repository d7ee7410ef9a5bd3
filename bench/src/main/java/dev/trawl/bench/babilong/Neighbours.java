package dev.trawl.bench.babilong;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Three places: one in the middle, and two that lie in different directions from it.
 *
 * @param target the answer; it lies in direction {@code direction} from the middle
 * @param other lies in direction {@code otherDirection} from the middle
 */
record Neighbours(
    String middle, String target, Direction direction, String other, Direction otherDirection) {
  enum Direction {
    NORTH,
    EAST,
    SOUTH,
    WEST;

    Direction opposite() {
      return values()[(ordinal() + 2) % values().length];
    }
  }

  static Neighbours draw(WorldWords words, Random random) {
    var places = new ArrayList<>(words.places());
    Collections.shuffle(places, random);
    var directions = new ArrayList<>(List.of(Direction.values()));
    Collections.shuffle(directions, random);
    return new Neighbours(
        places.get(0), places.get(1), directions.get(0), places.get(2), directions.get(1));
  }

  /**
   * Creates a story of two facts. The sentence for a fact begins with one of the two places, chosen
   * at random.
   */
  Story story(WorldWords words, Random random) {
    var evidence = fact(target, direction, words, random);
    var facts = new ArrayList<>(List.of(evidence, fact(other, otherDirection, words, random)));
    Collections.shuffle(facts, random);
    return new Story(facts, question(words, random), target, List.of(evidence), words.places());
  }

  private String fact(String neighbour, Direction direction, WorldWords words, Random random) {
    return random.nextBoolean()
        ? sentence(neighbour, direction, middle, words, random)
        : sentence(middle, direction.opposite(), neighbour, words, random);
  }

  private static String sentence(
      String one, Direction direction, String other, WorldWords words, Random random) {
    var word = words.sentence(direction.name(), Map.of(), random);
    return words.sentence("lies", Map.of("one", one, "direction", word, "other", other), random);
  }

  /**
   * Returns a question about the middle, because each direction from there leads to only one place.
   */
  private String question(WorldWords words, Random random) {
    var isForward = random.nextBoolean();
    var word =
        words.sentence((isForward ? direction : direction.opposite()).name(), Map.of(), random);
    return words.sentence(
        isForward ? "what-lies" : "of-what", Map.of("place", middle, "direction", word), random);
  }
}
