/**
 * Measures whether evidence is found and answers are right. Ranks come directly from the index,
 * answers from the whole system. Start at {@code RetrievalRun}.
 */
@NullMarked
package dev.trawl.bench.retrieval;

import org.jspecify.annotations.NullMarked;
