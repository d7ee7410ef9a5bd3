/**
 * The model behind the simulated endpoint: from the messages of a chat to the text or the tool
 * calls that it replies with. Nothing here knows HTTP.
 *
 * <p>{@code Model} is the way in. {@code Job} reads from a prompt what it asks for, and a {@code
 * Replies} does it: with the lexical rules, as a planner by a script, or as a weak model that obeys
 * the documents.
 */
@NullMarked
package dev.trawl.testkit.chat;

import org.jspecify.annotations.NullMarked;
