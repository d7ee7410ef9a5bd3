/**
 * Decides which sentence answers a question, if any. {@code MarkedChunk} marks the terms of the
 * question ({@code QuestionTerms}) in a chunk. {@code SentenceScore} computes the features of each
 * sentence, and {@code RankedSentence} sorts the sentences by score. {@code Support} converts the
 * features to the probability that a sentence answers the question.
 */
@NullMarked
package dev.trawl.lexical.sentence;

import org.jspecify.annotations.NullMarked;
