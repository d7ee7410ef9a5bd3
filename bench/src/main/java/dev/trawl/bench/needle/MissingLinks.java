package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Depths;
import dev.trawl.bench.haystack.Names;
import dev.trawl.bench.needle.Kinship.Person;
import dev.trawl.bench.needle.Kinship.Sex;
import dev.trawl.bench.needle.TextPlan.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Asks who is the father of the mother of the father of X. The text omits one of these parents. In
 * every second chain, it mentions the other parent of the same person instead.
 */
record MissingLinks(Kinship kinship, Depths depths, Random random) implements ChainKind {
  @Override
  public List<Integer> sizes() {
    return List.of(2, 3, 4);
  }

  /**
   * The first link is always in the text. Otherwise the expected name would be in the question, and
   * any answer that repeats the question would be correct.
   */
  @Override
  public Chain draw(int size, int number) {
    var names = new Names();
    var people = new ArrayList<Person>();
    for (var i = 0; i <= size; i++) {
      people.add(kinship.person(Sex.draw(random), names, random));
    }
    var missing = 1 + random.nextInt(size - 1);
    var isNearMiss = number % 2 == 1;
    return new Chain(
        NeedlePlan.MISSING_LINK,
        size,
        depths.inRandomOrder(statements(people, missing, isNearMiss, names)),
        kinship.askLinked(people.getFirst(), sexes(people), random),
        new ExpectedAnswer.MissingParent(people.get(missing).name()),
        isNearMiss ? Presence.NEAR_MISS : Presence.ABSENT);
  }

  /**
   * Returns the statements, beginning with the person in the question and then going upwards. The
   * parent of the person with number {@code missing} is left out.
   */
  private List<String> statements(
      List<Person> people, int missing, boolean isNearMiss, Names names) {
    var statements = new ArrayList<String>();
    for (var i = 0; i + 1 < people.size(); i++) {
      var parent = people.get(i + 1);
      if (i != missing) {
        statements.add(kinship.parentStatement(parent, people.get(i), random));
      } else if (isNearMiss) {
        var other = kinship.person(parent.sex().other(), names, random);
        statements.add(kinship.parentStatement(other, people.get(i), random));
      }
    }
    return statements;
  }

  private static List<Sex> sexes(List<Person> people) {
    return people.stream().skip(1).map(Person::sex).toList();
  }
}
