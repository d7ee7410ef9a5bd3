/**
 * Decides which sentence answers a question, and whether any does. The terms of the question
 * ({@code QuestionTerms}) are marked in a chunk ({@code MarkedChunk}); {@code SentenceScore} holds
 * the features of each sentence, by which {@code RankedSentence} sorts them; {@code Support} turns
 * the features into the probability that a sentence answers.
 */
@NullMarked
package dev.trawl.lexical.sentence;

import org.jspecify.annotations.NullMarked;
