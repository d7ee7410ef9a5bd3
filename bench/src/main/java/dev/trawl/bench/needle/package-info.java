/**
 * One made-up fact in a long text: is it found wherever it stands, and is its absence noticed?
 * Needles and filler grow from a small grammar by seed.
 */
@NullMarked
package dev.trawl.bench.needle;

import org.jspecify.annotations.NullMarked;
