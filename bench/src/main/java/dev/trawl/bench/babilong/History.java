package dev.trawl.bench.babilong;

import dev.trawl.bench.babilong.Event.Dropped;
import dev.trawl.bench.babilong.Event.Gave;
import dev.trawl.bench.babilong.Event.Moved;
import dev.trawl.bench.babilong.Event.Took;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The events that have happened in a world, and the state that follows from them. An event is
 * identified by its index in the history, counted from 0. Not thread-safe.
 */
final class History {
  private final List<Event> events = new ArrayList<>();

  void add(Event event) {
    events.add(event);
  }

  int size() {
    return events.size();
  }

  Event event(int number) {
    return events.get(number);
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** Returns the last event before event {@code end} in which {@code person} moved. */
  OptionalInt lastMove(String person, int end) {
    return last(event -> event instanceof Moved moved && moved.person().equals(person), end);
  }

  /**
   * Returns the last event before event {@code end} in which {@code object} was taken, dropped or
   * given.
   */
  OptionalInt lastHandling(String object, int end) {
    return last(event -> object(event).filter(object::equals).isPresent(), end);
  }

  /** Returns the place of {@code person} before event {@code end}; empty if it is unknown. */
  Optional<String> placeOfPerson(String person, int end) {
    var move = lastMove(person, end);
    return move.isPresent() && events.get(move.getAsInt()) instanceof Moved moved
        ? Optional.of(moved.place())
        : Optional.empty();
  }

  /** Returns the person who has {@code object} before event {@code end}; empty if nobody has it. */
  Optional<String> holder(String object, int end) {
    var handling = lastHandling(object, end);
    if (handling.isEmpty()) {
      return Optional.empty();
    }
    return switch (events.get(handling.getAsInt())) {
      case Took took -> Optional.of(took.person());
      case Gave gave -> Optional.of(gave.recipient());
      case Moved moved -> Optional.empty();
      case Dropped dropped -> Optional.empty();
    };
  }

  /**
   * Returns the place of {@code object} before event {@code end}: the place of its holder, or the
   * place where it was dropped. Empty if the place is unknown.
   */
  Optional<String> placeOfObject(String object, int end) {
    var holder = holder(object, end);
    if (holder.isPresent()) {
      return placeOfPerson(holder.get(), end);
    }
    var dropped = lastHandling(object, end);
    return dropped.isEmpty()
        ? Optional.empty()
        : placeOfPerson(events.get(dropped.getAsInt()).person(), dropped.getAsInt());
  }

  private OptionalInt last(Predicate<Event> condition, int end) {
    return IntStream.iterate(end - 1, i -> i >= 0, i -> i - 1)
        .filter(i -> condition.test(events.get(i)))
        .findFirst();
  }

  private static Optional<String> object(Event event) {
    return switch (event) {
      case Moved moved -> Optional.empty();
      case Took took -> Optional.of(took.object());
      case Dropped dropped -> Optional.of(dropped.object());
      case Gave gave -> Optional.of(gave.object());
    };
  }
}
