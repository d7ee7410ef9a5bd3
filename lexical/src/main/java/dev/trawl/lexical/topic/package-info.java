/**
 * Answers questions about the topics of a manual, a handbook or a glossary. {@code Topics} finds
 * them by their layout: a line with a name and a title, then labels with text. {@code AskedTopic}
 * says which name a question is about, and {@code TopicAnswer} chooses the line that answers it.
 */
@NullMarked
package dev.trawl.lexical.topic;

import org.jspecify.annotations.NullMarked;
