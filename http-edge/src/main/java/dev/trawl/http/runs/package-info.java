/**
 * The runs that clients can come back to. A run is asked once and its events are kept once, in its
 * {@link dev.trawl.http.runs.RunLog}; every follower takes them from there at its own pace, so that
 * a slow one holds up nobody, and one that went away goes on where it stopped.
 */
@NullMarked
package dev.trawl.http.runs;

import org.jspecify.annotations.NullMarked;
