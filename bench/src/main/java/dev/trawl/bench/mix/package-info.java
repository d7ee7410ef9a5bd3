/**
 * Questions about a text that mixes the documents of many questions, as LV-Eval does: with
 * confusing facts beside the true ones, and with names replaced, so that a model cannot answer from
 * memory. Start at {@code MixTexts}.
 */
@NullMarked
package dev.trawl.bench.mix;

import org.jspecify.annotations.NullMarked;
