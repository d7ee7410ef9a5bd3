/**
 * Prompts in trawl's format, and replies to them.
 *
 * <p>{@code ParsedPrompt} contains what a model sees: the task, its sections, and the numbered
 * sentences of the texts. {@code Replies} maps a prompt to the reply of a model. A benchmark whose
 * texts need a reader other than the lexical one registers its own {@code Replies} with the plan of
 * the endpoint.
 */
@NullMarked
package dev.trawl.testkit.prompt;

import org.jspecify.annotations.NullMarked;
