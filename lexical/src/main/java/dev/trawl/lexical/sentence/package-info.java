/**
 * Decides which sentence answers a question, and whether any does. The terms of the question
 * ({@code Wanted}) are marked in a chunk ({@code Scene}); {@code LineScore} holds the features of
 * each sentence, by which {@code Ranked} sorts them; {@code Support} turns the features into the
 * probability that a sentence answers.
 */
@NullMarked
package dev.trawl.lexical.sentence;

import org.jspecify.annotations.NullMarked;
