/**
 * The client of the OpenAI-compatible chat API: {@link dev.trawl.actors.openai.OpenAiModel} and its
 * parts. Knows HTTP and JSON, no prompt, no actor.
 */
@NullMarked
package dev.trawl.actors.openai;

import org.jspecify.annotations.NullMarked;
