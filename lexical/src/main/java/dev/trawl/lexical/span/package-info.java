/**
 * Extracts the answer from the best sentences. {@code SpanChooser} runs the steps: {@code
 * Candidates} finds the possible answers in a {@code ParsedSentence}, {@code SpanRanker} scores
 * their {@code SpanFeatures} with fitted weights, and {@code UnitCompletion} adds a missing unit to
 * the best one. Sentences that state the answer directly ({@code CopulaAnswer}, {@code
 * BaConstruction}) skip the ranking.
 */
@NullMarked
package dev.trawl.lexical.span;

import org.jspecify.annotations.NullMarked;
