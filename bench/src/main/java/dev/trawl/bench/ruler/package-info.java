/**
 * RULER: needles of many kinds, variables to follow, words to count, questions among documents.
 * Every text is drawn by seed.
 */
@NullMarked
package dev.trawl.bench.ruler;

import org.jspecify.annotations.NullMarked;
