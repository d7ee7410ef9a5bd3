/**
 * Limits the calls to one endpoint: the number of concurrent calls, the rate per minute, and a
 * pause while the endpoint is down. The state is for one thread, which passes in the time. This
 * package uses no actor and no clock.
 */
@NullMarked
package dev.trawl.actors.pace;

import org.jspecify.annotations.NullMarked;
