package dev.trawl.actors.call;

/** Where a model comes from. */
public enum Origin {
  /** Part of trawl; runs in this process. */
  EMBEDDED,
  /** An endpoint of {@code trawl.model} or {@code trawl.endpoints}. */
  CONFIGURED,
  /** Given to the builder by the application; trawl does not know where it runs. */
  APPLICATION
}
