/**
 * Questions about a text that mixes the documents of many questions, as in LV-Eval. Confusing facts
 * are added to the true ones, and names are replaced so that a model cannot answer from memory.
 * Start at {@code MixTexts}.
 */
@NullMarked
package dev.trawl.bench.mix;

import org.jspecify.annotations.NullMarked;
