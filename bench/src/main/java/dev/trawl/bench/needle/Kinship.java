package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Names;
import dev.trawl.bench.haystack.Grammar;
import com.fasterxml.jackson.databind.ObjectMapper;
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

  /** Words for one sex; {@code elders} are all forebears there is a word for. */
  record Words(String person, String parent, List<String> elders) {}

  /**
   * What a language's file holds.
   *
   * @param statements have {@code {elder}}, {@code {younger}} and {@code {relation}}
   * @param eldest questions for the eldest relative, with {@code {person}}
   * @param links questions for who stands at the end of a way, with {@code {way}}
   * @param parentOf one step of that way, with {@code {relation}} and {@code {person}}
   */
  record Speech(
      Map<Sex, Words> sexes,
      Map<String, List<String>> words,
      List<String> statements,
      List<String> eldest,
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
        throw new IllegalArgumentException("no kinship in language " + language + ": en or zh");
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
    return say(elder, younger, pick(words(elder.sex()).elders(), random), random);
  }

  String askEldest(Person person, Random random) {
    return fill(pick(speech.eldest(), random), Map.of("person", person.name()), random);
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

  private String say(Person elder, Person younger, String relation, Random random) {
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
