/**
 * The model of the simulated endpoint. It replies to the messages of a chat. This package does not
 * depend on HTTP.
 *
 * <p>The entry point is {@code Model}. The implementations of {@code Replies} create the correct
 * reply to a prompt: by the lexical rules, by a script for planning, or as a weak model that
 * follows instructions in documents. The model's habits then change this reply.
 */
@NullMarked
package dev.trawl.testkit.chat;

import org.jspecify.annotations.NullMarked;
