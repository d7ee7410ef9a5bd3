/**
 * Model calls: their permits, budgets, retries and results. The types here are internal to trawl
 * except {@link dev.trawl.actors.call.Call}, {@link dev.trawl.actors.call.Load} and {@link
 * dev.trawl.actors.call.Observer}.
 */
@NullMarked
package dev.trawl.actors.call;

import org.jspecify.annotations.NullMarked;
