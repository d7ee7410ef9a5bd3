/**
 * Long texts to look for something in: real text of a folder, or text that grows from a small
 * grammar, shuffled by seed, with statements planted at given depths.
 */
@NullMarked
package dev.trawl.bench.haystack;

import org.jspecify.annotations.NullMarked;
