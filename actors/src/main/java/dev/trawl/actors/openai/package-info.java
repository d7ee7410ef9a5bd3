/**
 * The client of the OpenAI-compatible chat API: {@link dev.trawl.actors.openai.OpenAiModel} and its
 * parts. It knows HTTP and JSON but neither prompts nor actors.
 */
@NullMarked
package dev.trawl.actors.openai;

import org.jspecify.annotations.NullMarked;
