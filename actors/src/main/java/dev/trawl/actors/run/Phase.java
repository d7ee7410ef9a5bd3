package dev.trawl.actors.run;

/**
 * A phase of a run. The phases in order: {@link Understanding}, {@link Retrieving}, {@link
 * Answering}; if the evidence does not answer the question and the level allows it, {@link Reading}
 * and {@link Answering} again, or {@link Planning}; finally {@link Ending}.
 */
interface Phase {
  /**
   * Handles a message.
   *
   * @return the next phase; this phase if nothing changes
   */
  Phase onMessage(Run.Command message);
}
