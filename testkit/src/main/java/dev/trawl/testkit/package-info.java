/**
 * An OpenAI-compatible endpoint that reads with the lexical rules, so that answers are right where
 * the protocol is, and that misbehaves as it is told. Tests and benchmarks of the real client run
 * against it over real sockets.
 *
 * <p>{@link dev.trawl.testkit.EndpointPlan} says what it does, {@link
 * dev.trawl.testkit.SimulatedEndpoint} does it. Start reading at {@code Completions}: what becomes
 * of one request.
 */
@NullMarked
package dev.trawl.testkit;

import org.jspecify.annotations.NullMarked;
