package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Depths;
import dev.trawl.bench.haystack.Names;
import dev.trawl.bench.needle.Kinship.Person;
import dev.trawl.bench.needle.Kinship.Sex;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * NeedleBench's M-RS: A is B's father, B is C's mother, and so on. Who is the eldest relative that
 * the last person can trace back to?
 */
record EldestRelatives(Kinship kinship, Depths depths, Random random) implements ChainKind {
  @Override
  public List<Integer> sizes() {
    return List.of(2, 3, 4, 5);
  }

  /**
   * An answer must not contain the name of a person between the first and the last. It may contain
   * the last person's name, because the question contains it, too.
   */
  @Override
  public Chain draw(int size, int number) {
    var names = new Names();
    var people = new ArrayList<Person>();
    for (var i = 0; i <= size; i++) {
      people.add(kinship.person(Sex.draw(random), names, random));
    }
    var statements = new ArrayList<String>();
    for (var i = 0; i < size; i++) {
      statements.add(kinship.ancestorStatement(people.get(i), people.get(i + 1), random));
    }
    var between = people.subList(1, size).stream().map(Person::name).toList();
    return new Chain(
        NeedlePlan.ELDEST,
        size,
        depths.inRandomOrder(statements),
        kinship.askEldest(people.getLast(), random),
        new ExpectedAnswer.Names(List.of(people.getFirst().name()), between),
        TextPlan.Presence.PRESENT);
  }
}
