/**
 * Keys and their values in long texts, which must be given back exactly. Start at {@code KeyTexts}.
 */
@NullMarked
package dev.trawl.bench.keys;

import org.jspecify.annotations.NullMarked;
