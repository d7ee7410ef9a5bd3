/**
 * The experiment of the published method: the same questions about the same texts, asked of the
 * model in its own window and of trawl at each level, as the text grows. Start at {@code
 * CompareRun}.
 */
@NullMarked
package dev.trawl.bench.compare;

import org.jspecify.annotations.NullMarked;
