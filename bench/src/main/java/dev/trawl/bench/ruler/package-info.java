/**
 * The tasks of RULER: needles of many kinds, variables to follow, words to count, questions among
 * documents. Every text is drawn by seed. Start at {@code RulerTexts}.
 */
@NullMarked
package dev.trawl.bench.ruler;

import org.jspecify.annotations.NullMarked;
