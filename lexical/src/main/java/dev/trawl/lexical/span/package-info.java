/**
 * Cuts the answer out of the best sentences. {@code SpanChooser} runs the steps: {@code Candidates}
 * are cut from a {@code ParsedSentence}, {@code SpanRanker} scores them by their {@code
 * SpanFeatures} with fitted weights, and {@code UnitCompletion} adds a missing unit to the best.
 * Sentences that state the answer outright ({@code CopulaAnswer}, {@code DisposalConstruction})
 * skip the ranking.
 */
@NullMarked
package dev.trawl.lexical.span;

import org.jspecify.annotations.NullMarked;
