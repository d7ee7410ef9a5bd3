/**
 * The tasks of RULER: several kinds of needles, variable tracking, word counts, and questions about
 * documents. All texts are generated from a seed. Start at {@code RulerTexts}.
 */
@NullMarked
package dev.trawl.bench.ruler;

import org.jspecify.annotations.NullMarked;
