/**
 * An OpenAI-compatible endpoint on a local port. A plan configures its behaviour and its faults.
 *
 * <p>The central class is {@code Completions}, which handles one request: it accepts or rejects the
 * request ({@code Admission}), draws a fault ({@code RandomEventSource}, {@code Outages}), waits
 * for a permit ({@code ConcurrencyLimit}) and sends the reply.
 */
@NullMarked
package dev.trawl.testkit.endpoint;

import org.jspecify.annotations.NullMarked;
