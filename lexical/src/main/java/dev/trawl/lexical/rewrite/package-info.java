/**
 * Rewrites a question of a conversation so that it can be understood without the conversation.
 * {@code Rewriting} selects the rules for the question's language. The English and the Chinese
 * rules replace pronouns by their referents, and complete fragments ("And in 1922?") from the
 * previous question.
 */
@NullMarked
package dev.trawl.lexical.rewrite;

import org.jspecify.annotations.NullMarked;
