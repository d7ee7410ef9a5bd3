package dev.trawl.actors.call;

import org.apache.pekko.actor.typed.DispatcherSelector;

/** The dispatchers other than the actors' default one; {@code reference.conf} sets their sizes. */
public final class Dispatchers {
  /** For work that waits for a disk or a network: files, Lucene, Tika. */
  public static final DispatcherSelector BLOCKING =
      DispatcherSelector.fromConfig("trawl.dispatcher.blocking");

  /** For the computations of the embedded model: one thread per core. */
  public static final DispatcherSelector MODEL =
      DispatcherSelector.fromConfig("trawl.dispatcher.model");

  private Dispatchers() {}
}
