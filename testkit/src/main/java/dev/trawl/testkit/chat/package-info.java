/**
 * The model of the simulated endpoint. It maps the messages of a chat to text or tool calls. This
 * package does not depend on HTTP.
 *
 * <p>The entry point is {@code Model}. The implementations of {@code Replies} create the right
 * reply to a prompt: by the lexical rules, by a script for planning, or as a weak model that
 * follows instructions in documents. The model's habits then change it.
 */
@NullMarked
package dev.trawl.testkit.chat;

import org.jspecify.annotations.NullMarked;
