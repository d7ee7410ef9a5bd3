package dev.trawl.actors;

import org.apache.pekko.actor.typed.DispatcherSelector;

/** The threads besides the actors' own, as {@code reference.conf} sizes them. */
final class Dispatchers {
  /** Files, Lucene, Tika: whatever waits for a disk or a network. */
  static final DispatcherSelector BLOCKING =
      DispatcherSelector.fromConfig("trawl.dispatcher.blocking");

  /** The embedded model's computing: a thread for each core. */
  static final DispatcherSelector MODEL = DispatcherSelector.fromConfig("trawl.dispatcher.model");

  private Dispatchers() {}
}
