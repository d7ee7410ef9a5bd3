package dev.trawl.bench.babilong;

import dev.trawl.bench.babilong.Event.Dropped;
import dev.trawl.bench.babilong.Event.Gave;
import dev.trawl.bench.babilong.Event.Moved;
import dev.trawl.bench.babilong.Event.Took;
import java.util.List;
import java.util.Random;

/**
 * A world in which people act at random. Only possible actions occur: nobody takes an object that
 * is elsewhere, or gives an object to a person who is elsewhere. The place of an object is unknown
 * until somebody takes it.
 */
record Simulation(WorldWords words, Activity activity, Random random) {
  /**
   * The actions of people in a world: they only move, or also take and drop objects, or also take
   * and give objects.
   */
  enum Activity {
    MOVE,
    CARRY,
    GIVE
  }

  /**
   * Out of ten actions, this many are moves: enough to carry objects through several places before
   * they are dropped.
   */
  private static final int MOVES_IN_TEN = 5;

  /** Generates a history of {@code length} events. */
  History run(int length) {
    var history = new History();
    while (history.size() < length) {
      history.add(next(history));
    }
    return history;
  }

  private Event next(History history) {
    var person = pick(words.people());
    var here = history.placeOfPerson(person, history.size());
    if (here.isEmpty() || activity == Activity.MOVE || random.nextInt(10) < MOVES_IN_TEN) {
      return move(person, history);
    }
    var held = words.objects().stream().filter(it -> has(person, it, history)).toList();
    if (!held.isEmpty() && random.nextBoolean()) {
      return activity == Activity.GIVE
          ? handOver(person, pick(held), here.get(), history)
          : drop(person, held);
    }
    var free = words.objects().stream().filter(it -> isFree(it, here.get(), history)).toList();
    return free.isEmpty() ? move(person, history) : new Took(person, pick(free));
  }

  private Event move(String person, History history) {
    var here = history.placeOfPerson(person, history.size()).orElse("");
    return new Moved(person, pick(without(words.places(), here)));
  }

  private Event drop(String person, List<String> held) {
    return new Dropped(person, pick(held));
  }

  /**
   * Gives the object to another person. If the other person is elsewhere, that person moves here
   * instead.
   */
  private Event handOver(String person, String object, String here, History history) {
    var recipient = pick(without(words.people(), person));
    var isHere = history.placeOfPerson(recipient, history.size()).filter(here::equals).isPresent();
    return isHere ? new Gave(person, object, recipient) : new Moved(recipient, here);
  }

  private static boolean has(String person, String object, History history) {
    return history.holder(object, history.size()).filter(person::equals).isPresent();
  }

  private static boolean isFree(String object, String here, History history) {
    return history.holder(object, history.size()).isEmpty()
        && history.placeOfObject(object, history.size()).orElse(here).equals(here);
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static List<String> without(List<String> all, String excluded) {
    return all.stream().filter(each -> !each.equals(excluded)).toList();
  }
}
