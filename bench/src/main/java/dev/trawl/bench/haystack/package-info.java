/**
 * Long texts to search: real text from a folder, or text generated from a small grammar, shuffled
 * by seed, with statements inserted at given depths. Start at {@code Haystack}.
 */
@NullMarked
package dev.trawl.bench.haystack;

import org.jspecify.annotations.NullMarked;
