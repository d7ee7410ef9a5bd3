package dev.trawl.bench.babilong;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Three places: two that lie in different directions from one in the middle.
 *
 * @param asked lies in direction {@code way} of the middle, and is asked for
 * @param other lies in direction {@code otherWay} of it
 */
record Neighbours(String middle, String asked, Way way, String other, Way otherWay) {
  enum Way {
    NORTH,
    EAST,
    SOUTH,
    WEST;

    Way back() {
      return values()[(ordinal() + 2) % values().length];
    }
  }

  static Neighbours draw(WorldWords words, Random random) {
    var places = new ArrayList<>(words.places());
    Collections.shuffle(places, random);
    var ways = new ArrayList<>(List.of(Way.values()));
    Collections.shuffle(ways, random);
    return new Neighbours(places.get(0), places.get(1), ways.get(0), places.get(2), ways.get(1));
  }

  /** Two facts, each stated from either side. */
  Story story(WorldWords words, Random random) {
    var evidence = told(asked, way, words, random);
    var facts = new ArrayList<>(List.of(evidence, told(other, otherWay, words, random)));
    Collections.shuffle(facts, random);
    return new Story(facts, question(words, random), asked, List.of(evidence), words.places());
  }

  private String told(String neighbour, Way way, WorldWords words, Random random) {
    return random.nextBoolean()
        ? lies(neighbour, way, middle, words, random)
        : lies(middle, way.back(), neighbour, words, random);
  }

  private static String lies(String one, Way way, String other, WorldWords words, Random random) {
    var direction = words.say(way.name(), Map.of(), random);
    return words.say("lies", Map.of("one", one, "direction", direction, "other", other), random);
  }

  /** From the middle, where only one neighbour lies that way, however far. */
  private String question(WorldWords words, Random random) {
    var there = random.nextBoolean();
    var direction = words.say((there ? way : way.back()).name(), Map.of(), random);
    return words.say(
        there ? "what-lies" : "of-what", Map.of("place", middle, "direction", direction), random);
  }
}
