/**
 * The client of the OpenAI-compatible chat API: {@link dev.trawl.actors.openai.OpenAiModel} and its
 * parts. It uses HTTP and JSON, and is independent of prompts and of actors.
 */
@NullMarked
package dev.trawl.actors.openai;

import org.jspecify.annotations.NullMarked;
