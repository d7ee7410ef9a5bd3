/**
 * Turns text into terms. Documents, queries and the embedded model use the same {@link
 * dev.trawl.retrieval.analysis.Analysis}, so that all three compare the same words.
 */
@NullMarked
package dev.trawl.retrieval.analysis;

import org.jspecify.annotations.NullMarked;
