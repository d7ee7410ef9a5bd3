package dev.trawl.bench.needle;

import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.haystack.Names;
import dev.trawl.bench.needle.Kinship.Person;
import dev.trawl.bench.needle.Kinship.Sex;
import dev.trawl.bench.needle.TextPlan.PlannedQuestion;
import dev.trawl.bench.needle.TextPlan.Presence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

/**
 * NeedleBench's ancestral trace challenge in one language. The text consists only of statements
 * about ancestors, in random order, and all of them are needed for the answer.
 *
 * @param sizes numbers of statements
 * @param repeats the number of texts for each size and type of question
 */
record TracePlan(String language, List<Integer> sizes, int repeats, long seed) {
  /** The type of a question. */
  enum Question {
    ELDEST_ANCESTOR,
    NTH_ANCESTOR,
    NTH_DESCENDANT,
    DISTANCE;

    String family() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  TracePlan {
    sizes = List.copyOf(sizes);
    if (sizes.stream().anyMatch(size -> size < 2)) {
      throw new IllegalArgumentException("--sizes must be at least 2 statements: " + sizes);
    }
  }

  List<TextPlan> textPlans() {
    var textPlans = new ArrayList<TextPlan>();
    for (var size : sizes) {
      for (var repeat = 0; repeat < repeats; repeat++) {
        for (var question : Question.values()) {
          textPlans.add(textPlan(question, size, repeat));
        }
      }
    }
    return textPlans;
  }

  private TextPlan textPlan(Question question, int size, int repeat) {
    var cell = Objects.hash(NeedlePlan.TRACE, language, question.family(), size, repeat);
    var order = TextPlan.orderSeed(seed, cell);
    var chain = draw(question, size, new Random(order));
    var planned =
        new PlannedQuestion(NeedlePlan.TRACE, chain, chain.presence(), chain.depthPercent());
    return new TextPlan(
        language, TextPlan.NO_HAYSTACK, repeat, order, chain.plantings(), List.of(planned));
  }

  private Chain draw(Question question, int size, Random random) {
    var kinship = Kinship.of(language);
    var names = new Names();
    var people = new ArrayList<Person>();
    for (var i = 0; i <= size; i++) {
      people.add(kinship.person(Sex.draw(random), names, random));
    }
    var plantings = new ArrayList<Planting>();
    var generations = 0;
    for (var i = 0; i < size; i++) {
      var relation = kinship.relation(people.get(i), random);
      generations += kinship.generations(relation);
      var statement = kinship.statement(people.get(i), people.get(i + 1), relation, random);
      plantings.add(new Planting(statement, 0));
    }
    Collections.shuffle(plantings, random);
    var eldest = people.getFirst();
    var youngest = people.getLast();
    var between = people.subList(1, size).stream().map(Person::name).toList();
    return new Chain(
        question.family(),
        size,
        plantings,
        switch (question) {
          case ELDEST_ANCESTOR -> kinship.askEldest(youngest, random);
          case NTH_ANCESTOR -> kinship.askAncestor(youngest, generations, random);
          case NTH_DESCENDANT -> kinship.askDescendant(eldest, generations, random);
          case DISTANCE -> kinship.askDistance(eldest, youngest, random);
        },
        switch (question) {
          case ELDEST_ANCESTOR, NTH_ANCESTOR ->
              new ExpectedAnswer.Names(List.of(eldest.name()), between);
          case NTH_DESCENDANT -> new ExpectedAnswer.Names(List.of(youngest.name()), between);
          case DISTANCE -> new ExpectedAnswer.Number(generations);
        },
        Presence.PRESENT);
  }
}
