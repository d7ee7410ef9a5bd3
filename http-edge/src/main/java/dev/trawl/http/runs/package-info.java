/**
 * Runs, whose events clients can follow and read again later. The events of a run are kept in one
 * place, its {@link dev.trawl.http.runs.RunLog}. Each follower reads them at its own pace. So a
 * slow follower does not delay others, and a follower that reconnects continues where it stopped.
 */
@NullMarked
package dev.trawl.http.runs;

import org.jspecify.annotations.NullMarked;
