/**
 * Runs that clients can return to. The events of a run are kept once, in its {@link
 * dev.trawl.http.runs.RunLog}. Each follower reads them at its own pace, so a slow follower delays
 * nobody, and one that reconnects continues where it stopped.
 */
@NullMarked
package dev.trawl.http.runs;

import org.jspecify.annotations.NullMarked;
