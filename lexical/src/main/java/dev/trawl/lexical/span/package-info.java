/**
 * Cuts the answer out of the best sentences. {@code Spans} runs the steps: {@code Candidates} are
 * cut from a {@code Parsed} sentence, {@code SpanRanker} scores them by their {@code SpanFeatures}
 * with fitted weights, and {@code Units} adds a missing unit to the best. Sentences that state the
 * answer outright ({@code Mirror}, {@code Disposal}) skip the ranking.
 */
@NullMarked
package dev.trawl.lexical.span;

import org.jspecify.annotations.NullMarked;
