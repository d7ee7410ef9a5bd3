/**
 * Questions about the genealogies of a book, where each hop stands in another verse: is the chain
 * followed to its end, and cited completely? Start at {@code ChainsRun}.
 */
@NullMarked
package dev.trawl.bench.chains;

import org.jspecify.annotations.NullMarked;
