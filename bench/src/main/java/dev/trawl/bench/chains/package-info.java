/**
 * Questions about the genealogies of a book, where each hop is in a different verse. Measures
 * whether trawl follows the chain to its end and cites it completely. Start at {@code ChainsRun}.
 */
@NullMarked
package dev.trawl.bench.chains;

import org.jspecify.annotations.NullMarked;
