/**
 * Limits the calls to one endpoint: the number of concurrent calls, the rate per minute, and a
 * pause while the endpoint is down. Classes with state are not thread-safe. Callers pass in the
 * time: this package uses no actors and no clock.
 */
@NullMarked
package dev.trawl.actors.pace;

import org.jspecify.annotations.NullMarked;
