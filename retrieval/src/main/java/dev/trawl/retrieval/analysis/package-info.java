/**
 * How text becomes terms: one {@link dev.trawl.retrieval.analysis.Analysis} for documents, queries
 * and the embedded model, so that all three compare the same words.
 */
@NullMarked
package dev.trawl.retrieval.analysis;

import org.jspecify.annotations.NullMarked;
