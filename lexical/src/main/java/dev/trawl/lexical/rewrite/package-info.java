/**
 * Rewrites a question of a conversation so that it can be understood without the conversation.
 * {@code Rewriting} chooses the rules of the question's language. The English and the Chinese rules
 * each replace pronouns by what they refer to and complete fragments ("And in 1922?") from the
 * question before.
 */
@NullMarked
package dev.trawl.lexical.rewrite;

import org.jspecify.annotations.NullMarked;
