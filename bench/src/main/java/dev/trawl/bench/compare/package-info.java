/**
 * The experiment of the method: the same questions about the same texts, put to the model in its
 * own window and to trawl at each level, side by side over the length of the text.
 */
@NullMarked
package dev.trawl.bench.compare;

import org.jspecify.annotations.NullMarked;
