/**
 * A reading model made of rules and word statistics. It is read in the order in which it works: a
 * {@code Question} is understood, its {@code Wanted} terms are found sentence by sentence in the
 * {@code Scene} that a chunk is, sentences are {@code Ranked} by their {@code LineScore}, {@code
 * Candidates} are cut from the best and chosen among by {@code SpanRanker}, and {@code Support}
 * says whether to answer at all.
 */
@NullMarked
package dev.trawl.lexical;

import org.jspecify.annotations.NullMarked;
