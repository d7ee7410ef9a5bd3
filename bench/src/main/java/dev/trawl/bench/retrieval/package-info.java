/**
 * Measures whether evidence is found and whether answers are correct. Ranks come directly from the
 * index, answers from a complete run. Start at {@code RetrievalRun}.
 */
@NullMarked
package dev.trawl.bench.retrieval;

import org.jspecify.annotations.NullMarked;
