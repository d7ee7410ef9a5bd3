package dev.trawl.bench.babilong;

/** Something that a person does in a world. */
sealed interface Event {
  String person();

  record Moved(String person, String place) implements Event {}

  record Took(String person, String object) implements Event {}

  record Dropped(String person, String object) implements Event {}

  record Gave(String person, String object, String recipient) implements Event {}
}
