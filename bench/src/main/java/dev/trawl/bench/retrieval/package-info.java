/**
 * Is the evidence found, and is the answer right? Ranks come from the index itself, answers from
 * the whole system.
 */
@NullMarked
package dev.trawl.bench.retrieval;

import org.jspecify.annotations.NullMarked;
