/**
 * One call of a model on its way: who waits for a permit, what a call may take, when it is tried
 * again, and what became of it. The types here are internal to trawl except {@link
 * dev.trawl.actors.call.Call}, {@link dev.trawl.actors.call.Load} and {@link
 * dev.trawl.actors.call.Observer}.
 */
@NullMarked
package dev.trawl.actors.call;

import org.jspecify.annotations.NullMarked;
