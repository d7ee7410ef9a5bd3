/**
 * Keys and values in long texts, which an answer must repeat exactly. Start at {@code KeyTexts}.
 */
@NullMarked
package dev.trawl.bench.keys;

import org.jspecify.annotations.NullMarked;
