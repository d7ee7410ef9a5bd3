package dev.trawl.bench.needle;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.bench.haystack.Grammar;
import dev.trawl.bench.haystack.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sentences about people and their parents in one language. Immutable. */
final class Kinship {
  /** Decides whether a person is called a father or a mother. */
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
   * Words for one sex. {@code elders} are all words for ancestors; {@code grandparents} are the
   * subset for ancestors two generations above.
   */
  record Words(String person, String parent, List<String> elders, List<String> grandparents) {}

  /**
   * The contents of a language's file.
   *
   * @param statements statements with {@code {elder}}, {@code {younger}} and {@code {relation}}
   * @param eldest questions for the eldest relative of {@code {person}}
   * @param ancestor questions for the ancestor {@code {n}} generations above {@code {person}}
   * @param descendant questions for the descendant {@code {n}} generations below {@code {person}}
   * @param distance questions for the number of generations from {@code {person}} up to {@code
   *     {elder}}
   * @param links questions for the person whom {@code {way}}, a chain of relations, describes
   * @param parentOf one step of this chain, with {@code {relation}} and {@code {person}}
   */
  record KinshipTemplates(
      Map<Sex, Words> sexes,
      Map<String, List<String>> words,
      List<String> statements,
      List<String> eldest,
      List<String> ancestor,
      List<String> descendant,
      List<String> distance,
      List<String> links,
      String parentOf) {}

  private final KinshipTemplates templates;
  private final Grammar grammar;

  private Kinship(KinshipTemplates templates) {
    this.templates = templates;
    this.grammar = new Grammar(templates.words());
  }

  /** Reads the templates of {@code en} or {@code zh}. */
  static Kinship of(String language) {
    var name = "kinship-" + language + ".json";
    try (var stream = Kinship.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "language " + language + " is not supported: use en or zh");
      }
      return new Kinship(new ObjectMapper().readValue(stream, KinshipTemplates.class));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Draws a person whose name does not clash with {@code names}. */
  Person person(Sex sex, Names names, Random random) {
    return new Person(names.next(() -> grammar.expand(words(sex).person(), random)), sex);
  }

  /** States that {@code elder} is the father or mother of {@code younger}. */
  String parentStatement(Person elder, Person younger, Random random) {
    return statement(elder, younger, words(elder.sex()).parent(), random);
  }

  /**
   * States that {@code elder} is an ancestor of {@code younger}, such as a parent or a grandparent.
   */
  String ancestorStatement(Person elder, Person younger, Random random) {
    return statement(elder, younger, relation(elder, random), random);
  }

  /** Draws a word for ancestor that fits the sex of {@code elder}. */
  String relation(Person elder, Random random) {
    return pick(words(elder.sex()).elders(), random);
  }

  /**
   * Returns the number of generations between an ancestor called {@code relation} and the
   * descendant.
   */
  int generations(String relation) {
    return templates.sexes().values().stream().anyMatch(w -> w.grandparents().contains(relation))
        ? 2
        : 1;
  }

  String askEldest(Person person, Random random) {
    return fill(pick(templates.eldest(), random), Map.of("person", person.name()), random);
  }

  String askAncestor(Person person, int generations, Random random) {
    return askGenerations(templates.ancestor(), person, generations, random);
  }

  String askDescendant(Person person, int generations, Random random) {
    return askGenerations(templates.descendant(), person, generations, random);
  }

  private String askGenerations(
      List<String> questions, Person person, int generations, Random random) {
    var bound = Map.of("person", person.name(), "n", Integer.toString(generations));
    return fill(pick(questions, random), bound, random);
  }

  String askDistance(Person elder, Person person, Random random) {
    var bound = Map.of("elder", elder.name(), "person", person.name());
    return fill(pick(templates.distance(), random), bound, random);
  }

  /**
   * Asks for the parent of the parent of … {@code person}.
   *
   * @param upwards the sex of the parent at each step, starting with the person's own parent
   */
  String askLinked(Person person, List<Sex> upwards, Random random) {
    var way = person.name();
    for (var sex : upwards) {
      var step = Map.of("relation", words(sex).parent(), "person", way);
      way = fill(templates.parentOf(), step, random);
    }
    return fill(pick(templates.links(), random), Map.of("way", way), random);
  }

  String statement(Person elder, Person younger, String relation, Random random) {
    var bound = Map.of("elder", elder.name(), "younger", younger.name(), "relation", relation);
    return fill(pick(templates.statements(), random), bound, random);
  }

  private String fill(String template, Map<String, String> bound, Random random) {
    return grammar.expand(template, bound, random);
  }

  private Words words(Sex sex) {
    var words = templates.sexes().get(sex);
    if (words == null) {
      throw new IllegalStateException("no words for " + sex);
    }
    return words;
  }

  private static String pick(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
