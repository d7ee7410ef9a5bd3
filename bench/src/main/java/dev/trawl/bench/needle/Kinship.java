package dev.trawl.bench.needle;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.bench.haystack.Grammar;
import dev.trawl.bench.haystack.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How a language speaks of people and their parents. Immutable. */
final class Kinship {
  /** By which a person is called somebody's father or mother. */
  enum Sex {
    MALE,
    FEMALE;

    Sex other() {
      return this == MALE ? FEMALE : MALE;
    }

    static Sex draw(Random random) {
      return random.nextBoolean() ? MALE : FEMALE;
    }
  }

  record Person(String name, Sex sex) {}

  /**
   * Words for one sex; {@code elders} are all forebears there is a word for, {@code grandparents}
   * those of them that are two generations up.
   */
  record Words(String person, String parent, List<String> elders, List<String> grandparents) {}

  /**
   * What a language's file holds.
   *
   * @param statements have {@code {elder}}, {@code {younger}} and {@code {relation}}
   * @param eldest questions for the eldest relative, with {@code {person}}
   * @param ancestor questions for who is {@code {n}} generations above {@code {person}}
   * @param descendant questions for who is {@code {n}} generations below {@code {person}}
   * @param distance questions for the generations from {@code {person}} up to {@code {elder}}
   * @param links questions for who stands at the end of a way, with {@code {way}}
   * @param parentOf one step of that way, with {@code {relation}} and {@code {person}}
   */
  record Speech(
      Map<Sex, Words> sexes,
      Map<String, List<String>> words,
      List<String> statements,
      List<String> eldest,
      List<String> ancestor,
      List<String> descendant,
      List<String> distance,
      List<String> links,
      String parentOf) {}

  private final Speech speech;
  private final Grammar grammar;

  private Kinship(Speech speech) {
    this.speech = speech;
    this.grammar = new Grammar(speech.words());
  }

  /** Of {@code en} or {@code zh}. */
  static Kinship of(String language) {
    var name = "kinship-" + language + ".json";
    try (var stream = Kinship.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "language " + language + " is not supported: use en or zh");
      }
      return new Kinship(new ObjectMapper().readValue(stream, Speech.class));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Somebody whose name clashes with none of {@code names}. */
  Person person(Sex sex, Names names, Random random) {
    return new Person(names.next(() -> grammar.expand(words(sex).person(), random)), sex);
  }

  /** Says that {@code elder} is the father or mother of {@code younger}. */
  String sayParent(Person elder, Person younger, Random random) {
    return say(elder, younger, words(elder.sex()).parent(), random);
  }

  /** Says that {@code elder} is a forebear of {@code younger}: a parent, a grandparent. */
  String sayElder(Person elder, Person younger, Random random) {
    return say(elder, younger, relation(elder, random), random);
  }

  /** What {@code elder} may be called as somebody's forebear. */
  String relation(Person elder, Random random) {
    return pick(words(elder.sex()).elders(), random);
  }

  /** How many generations up a forebear is who is called {@code relation}. */
  int generations(String relation) {
    return speech.sexes().values().stream().anyMatch(w -> w.grandparents().contains(relation))
        ? 2
        : 1;
  }

  String askEldest(Person person, Random random) {
    return fill(pick(speech.eldest(), random), Map.of("person", person.name()), random);
  }

  String askAncestor(Person person, int generations, Random random) {
    return askGenerations(speech.ancestor(), person, generations, random);
  }

  String askDescendant(Person person, int generations, Random random) {
    return askGenerations(speech.descendant(), person, generations, random);
  }

  private String askGenerations(
      List<String> questions, Person person, int generations, Random random) {
    var bound = Map.of("person", person.name(), "n", Integer.toString(generations));
    return fill(pick(questions, random), bound, random);
  }

  String askDistance(Person elder, Person person, Random random) {
    var bound = Map.of("elder", elder.name(), "person", person.name());
    return fill(pick(speech.distance(), random), bound, random);
  }

  /**
   * Asks for the parent of the parent of … {@code person}.
   *
   * @param upwards whose sex is asked for at each step, the first being the person's own parent
   */
  String askLinked(Person person, List<Sex> upwards, Random random) {
    var way = person.name();
    for (var sex : upwards) {
      var step = Map.of("relation", words(sex).parent(), "person", way);
      way = fill(speech.parentOf(), step, random);
    }
    return fill(pick(speech.links(), random), Map.of("way", way), random);
  }

  String say(Person elder, Person younger, String relation, Random random) {
    var bound = Map.of("elder", elder.name(), "younger", younger.name(), "relation", relation);
    return fill(pick(speech.statements(), random), bound, random);
  }

  private String fill(String template, Map<String, String> bound, Random random) {
    return grammar.expand(template, bound, random);
  }

  private Words words(Sex sex) {
    var words = speech.sexes().get(sex);
    if (words == null) {
      throw new IllegalStateException("no words for " + sex);
    }
    return words;
  }

  private static String pick(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
