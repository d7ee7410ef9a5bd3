package dev.trawl.bench.babilong;

import dev.trawl.bench.babilong.Event.Dropped;
import dev.trawl.bench.babilong.Event.Gave;
import dev.trawl.bench.babilong.Event.Moved;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds all questions of a kind that have exactly one answer in a history. */
record Questions(History history, WorldWords words) {
  /** Returns questions with one supporting fact: the last move of a person. */
  List<WorldQuestion> wherePeopleAre() {
    var questions = new ArrayList<WorldQuestion>();
    for (var person : words.people()) {
      history
          .lastMove(person, history.size())
          .ifPresent(
              move ->
                  questions.add(
                      new WorldQuestion(
                          "where-person", Map.of("person", person), place(move), List.of(move))));
    }
    return questions;
  }

  /**
   * Returns questions with two supporting facts: the last event in which an object was taken or
   * dropped, and the last move of the person who did this. If the object was dropped, only moves
   * before the drop count.
   */
  List<WorldQuestion> whereObjectsAre() {
    var questions = new ArrayList<WorldQuestion>();
    for (var object : words.objects()) {
      var handling = history.lastHandling(object, history.size());
      if (handling.isPresent()) {
        var number = handling.getAsInt();
        var event = history.event(number);
        var move = moveOf(event.person(), event instanceof Dropped ? number : history.size());
        questions.add(
            new WorldQuestion(
                "where-object", Map.of("object", object), place(move), List.of(move, number)));
      }
    }
    return questions;
  }

  /**
   * Returns questions with three supporting facts: who took an object, and two successive moves of
   * this person.
   */
  List<WorldQuestion> whereObjectsWere() {
    return words.objects().stream().flatMap(this::whereWas).toList();
  }

  /**
   * Returns questions about places that the object reached exactly once. For other places, "before"
   * would be ambiguous.
   */
  private Stream<WorldQuestion> whereWas(String object) {
    var arrivals =
        IntStream.range(0, history.size()).filter(number -> isCarried(object, number)).toArray();
    var first = history.placeOfObject(object, arrivals.length == 0 ? 0 : arrivals[0]).orElse("");
    return IntStream.of(arrivals)
        .filter(number -> !place(number).equals(first))
        .filter(
            number ->
                IntStream.of(arrivals).filter(other -> place(other).equals(place(number))).count()
                    == 1)
        .mapToObj(number -> whereWas(object, number));
  }

  private WorldQuestion whereWas(String object, int arrival) {
    var person = history.event(arrival).person();
    var before = moveOf(person, arrival);
    var handling = history.lastHandling(object, arrival).orElseThrow();
    return new WorldQuestion(
        "where-before",
        Map.of("object", object, "place", place(arrival)),
        place(before),
        List.of(before, handling, arrival));
  }

  private boolean isCarried(String object, int number) {
    return history.event(number) instanceof Moved moved
        && history.holder(object, number).filter(moved.person()::equals).isPresent();
  }

  /**
   * Returns questions with one supporting fact, which has three arguments: who gave what to whom.
   */
  List<WorldQuestion> whoGaveWhat() {
    var questions = new ArrayList<WorldQuestion>();
    for (var number = 0; number < history.size(); number++) {
      if (history.event(number) instanceof Gave gave) {
        questions.addAll(questionsAbout(gave, number));
      }
    }
    return questions;
  }

  private List<WorldQuestion> questionsAbout(Gave gave, int number) {
    var questions = new ArrayList<WorldQuestion>();
    var person = Map.entry("person", gave.person());
    var object = Map.entry("object", gave.object());
    var recipient = Map.entry("recipient", gave.recipient());
    var evidence = List.of(number);
    if (isUnique(gave, Gave::object)) {
      questions.add(new WorldQuestion("who-gave", Map.ofEntries(object), gave.person(), evidence));
      questions.add(
          new WorldQuestion("who-got", Map.ofEntries(object), gave.recipient(), evidence));
    }
    if (isUnique(gave, each -> List.of(each.object(), each.recipient()))) {
      questions.add(
          new WorldQuestion(
              "who-gave-to", Map.ofEntries(object, recipient), gave.person(), evidence));
    }
    if (isUnique(gave, each -> List.of(each.person(), each.recipient()))) {
      questions.add(
          new WorldQuestion(
              "what-given", Map.ofEntries(person, recipient), gave.object(), evidence));
    }
    if (isUnique(gave, each -> List.of(each.person(), each.object()))) {
      questions.add(
          new WorldQuestion(
              "who-got-from", Map.ofEntries(person, object), gave.recipient(), evidence));
    }
    return questions;
  }

  private boolean isUnique(Gave gave, Function<Gave, Object> known) {
    return gifts().filter(each -> known.apply(each).equals(known.apply(gave))).count() == 1;
  }

  private Stream<Gave> gifts() {
    return history.events().stream()
        .flatMap(event -> event instanceof Gave gave ? Stream.of(gave) : Stream.empty());
  }

  /**
   * Returns the last move before event {@code end}. It exists, because people take objects only
   * after their first move.
   */
  private int moveOf(String person, int end) {
    return history.lastMove(person, end).orElseThrow();
  }

  private String place(int move) {
    return ((Moved) history.event(move)).place();
  }
}
