package dev.trawl.actors.call;

import org.apache.pekko.actor.typed.DispatcherSelector;

/** The threads besides the actors' own, as {@code reference.conf} sizes them. */
public final class Dispatchers {
  /** For work that waits for a disk or a network: files, Lucene, Tika. */
  public static final DispatcherSelector BLOCKING =
      DispatcherSelector.fromConfig("trawl.dispatcher.blocking");

  /** The embedded model's computing: a thread for each core. */
  public static final DispatcherSelector MODEL =
      DispatcherSelector.fromConfig("trawl.dispatcher.model");

  private Dispatchers() {}
}
