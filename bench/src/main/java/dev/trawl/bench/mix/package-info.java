/**
 * Questions about one text into which the documents of many questions are mixed, in the way of
 * LV-Eval: with confusing facts beside the true ones, and with names replaced, so that nothing can
 * be known by heart.
 */
@NullMarked
package dev.trawl.bench.mix;

import org.jspecify.annotations.NullMarked;
