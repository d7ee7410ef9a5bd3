package dev.trawl.actors.run;

/**
 * Where a run stands. Its phases, in order: {@link Understanding}, {@link Retrieving}, {@link
 * Answering}; where the evidence does not answer and the level allows, {@link Reading} and {@link
 * Answering} again, or {@link Planning}; at last {@link Ending}.
 */
interface Phase {
  /**
   * Takes a message.
   *
   * @return the phase that follows; this one if nothing changes
   */
  Phase onMessage(Run.Command message);
}
