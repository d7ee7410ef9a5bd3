/**
 * Limits the calls to one endpoint: how many at once, how many a minute, and none while it is down.
 * The state is for one thread, which passes in the time; there is no actor and no clock here.
 */
@NullMarked
package dev.trawl.actors.pace;

import org.jspecify.annotations.NullMarked;
