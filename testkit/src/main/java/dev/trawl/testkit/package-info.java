/**
 * Models for tests, for benchmarks and for applications that embed trawl.
 *
 * <ul>
 *   <li>{@link dev.trawl.testkit.ScriptedModel} runs in the same process and replies with the
 *       results of functions that the caller provides
 *   <li>{@link dev.trawl.testkit.endpoint.SimulatedEndpoint} serves an OpenAI-compatible API over
 *       real sockets. It uses the lexical rules, so its answers are usually correct. An {@link
 *       dev.trawl.testkit.EndpointPlan} configures its faults, and the habits by which its model
 *       changes a correct answer
 * </ul>
 */
@NullMarked
package dev.trawl.testkit;

import org.jspecify.annotations.NullMarked;
