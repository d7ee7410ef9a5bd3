/**
 * How fast one endpoint may be called: how many calls at once, how many a minute, and not at all
 * while it is down. State for one thread, told the time by its caller; no actor, no clock.
 */
@NullMarked
package dev.trawl.actors.pace;

import org.jspecify.annotations.NullMarked;
