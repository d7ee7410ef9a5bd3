/**
 * An OpenAI-compatible endpoint on a local port that behaves, and misbehaves, by a plan.
 *
 * <p>Start reading at {@code Completions}, which takes one request from admission to its end: who
 * may ask ({@code Admission}), which fault it meets ({@code Dice}, {@code Blackout}), when it is
 * worked on ({@code Seats}), what it gets.
 */
@NullMarked
package dev.trawl.testkit.endpoint;

import org.jspecify.annotations.NullMarked;
