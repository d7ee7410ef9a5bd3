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
  /** One supporting fact: the last move of a person. */
  List<WorldQuestion> wherePeopleAre() {
    var asked = new ArrayList<WorldQuestion>();
    for (var person : words.people()) {
      history
          .lastMove(person, history.size())
          .ifPresent(
              move ->
                  asked.add(
                      new WorldQuestion(
                          "where-person", Map.of("person", person), place(move), List.of(move))));
    }
    return asked;
  }

  /**
   * Two supporting facts: the last event in which an object was taken or dropped, and the last move
   * of that person. If the object was dropped, it is their last move before that.
   */
  List<WorldQuestion> whereObjectsAre() {
    var asked = new ArrayList<WorldQuestion>();
    for (var object : words.objects()) {
      var handling = history.lastHandling(object, history.size());
      if (handling.isPresent()) {
        var number = handling.getAsInt();
        var event = history.event(number);
        var move = moveOf(event.person(), event instanceof Dropped ? number : history.size());
        asked.add(
            new WorldQuestion(
                "where-object", Map.of("object", object), place(move), List.of(move, number)));
      }
    }
    return asked;
  }

  /** Three supporting facts: who took an object, and two successive moves of that person. */
  List<WorldQuestion> whereObjectsWere() {
    return words.objects().stream().flatMap(this::whereWas).toList();
  }

  /**
   * Only for places that the object reached exactly once; otherwise "before" would be ambiguous.
   */
  private Stream<WorldQuestion> whereWas(String object) {
    var arrivals =
        IntStream.range(0, history.size()).filter(number -> isCarried(object, number)).toArray();
    var first = history.placeOf(object, arrivals.length == 0 ? 0 : arrivals[0]).orElse("");
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
    var taken = history.lastHandling(object, arrival).orElseThrow();
    return new WorldQuestion(
        "where-before",
        Map.of("object", object, "place", place(arrival)),
        place(before),
        List.of(before, taken, arrival));
  }

  private boolean isCarried(String object, int number) {
    return history.event(number) instanceof Moved moved
        && history.holder(object, number).filter(moved.person()::equals).isPresent();
  }

  /** One fact with three arguments: who gave what to whom. */
  List<WorldQuestion> whoGaveWhat() {
    var asked = new ArrayList<WorldQuestion>();
    for (var number = 0; number < history.size(); number++) {
      if (history.event(number) instanceof Gave gave) {
        asked.addAll(questionsAbout(gave, number));
      }
    }
    return asked;
  }

  private List<WorldQuestion> questionsAbout(Gave gave, int number) {
    var asked = new ArrayList<WorldQuestion>();
    var person = Map.entry("person", gave.person());
    var object = Map.entry("object", gave.object());
    var recipient = Map.entry("recipient", gave.recipient());
    var evidence = List.of(number);
    if (isUnique(gave, Gave::object)) {
      asked.add(new WorldQuestion("who-gave", Map.ofEntries(object), gave.person(), evidence));
      asked.add(new WorldQuestion("who-got", Map.ofEntries(object), gave.recipient(), evidence));
    }
    if (isUnique(gave, each -> List.of(each.object(), each.recipient()))) {
      asked.add(
          new WorldQuestion(
              "who-gave-to", Map.ofEntries(object, recipient), gave.person(), evidence));
    }
    if (isUnique(gave, each -> List.of(each.person(), each.recipient()))) {
      asked.add(
          new WorldQuestion(
              "what-given", Map.ofEntries(person, recipient), gave.object(), evidence));
    }
    if (isUnique(gave, each -> List.of(each.person(), each.object()))) {
      asked.add(
          new WorldQuestion(
              "who-got-from", Map.ofEntries(person, object), gave.recipient(), evidence));
    }
    return asked;
  }

  private boolean isUnique(Gave gave, Function<Gave, Object> known) {
    return gifts().filter(each -> known.apply(each).equals(known.apply(gave))).count() == 1;
  }

  private Stream<Gave> gifts() {
    return history.events().stream()
        .flatMap(event -> event instanceof Gave gave ? Stream.of(gave) : Stream.empty());
  }

  /** There is always a move, because nobody takes anything before their first move. */
  private int moveOf(String person, int end) {
    return history.lastMove(person, end).orElseThrow();
  }

  private String place(int move) {
    return ((Moved) history.event(move)).place();
  }
}
