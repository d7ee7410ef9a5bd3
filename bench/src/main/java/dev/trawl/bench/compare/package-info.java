/**
 * The comparison from the published method: the same questions about the same texts, answered by
 * the model in its own window and by trawl at each level, as the text grows. Start at {@code
 * CompareRun}.
 */
@NullMarked
package dev.trawl.bench.compare;

import org.jspecify.annotations.NullMarked;
