/**
 * Compares the model alone with trawl, as the paper on the method does: the model in its own window
 * and trawl at each level answer the same questions about the same texts, at increasing lengths.
 * Start at {@code CompareRun}.
 */
@NullMarked
package dev.trawl.bench.compare;

import org.jspecify.annotations.NullMarked;
