/**
 * Models for tests, benchmarks and embedders.
 *
 * <ul>
 *   <li>{@link dev.trawl.testkit.ScriptedModel} runs in the process and does what its functions say
 *   <li>{@link dev.trawl.testkit.endpoint.SimulatedEndpoint} serves the OpenAI-compatible API over
 *       real sockets. It reads with the lexical rules, so its answers are right, and misbehaves as
 *       an {@link dev.trawl.testkit.EndpointPlan} says
 * </ul>
 */
@NullMarked
package dev.trawl.testkit;

import org.jspecify.annotations.NullMarked;
